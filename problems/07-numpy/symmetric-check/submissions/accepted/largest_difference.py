len(set(a.shape)) == 1 and float(np.abs(a - a.T).max()) <= 1e-9 * float(np.abs(a).max())
