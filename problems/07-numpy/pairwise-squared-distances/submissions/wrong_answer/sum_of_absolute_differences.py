np.abs(a[:, None, :] - b).sum(axis=2)
