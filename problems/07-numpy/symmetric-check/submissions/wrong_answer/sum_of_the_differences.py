a.shape == a.T.shape and bool(abs((a - a.T).sum()) <= 1e-9 * np.abs(a).max())
