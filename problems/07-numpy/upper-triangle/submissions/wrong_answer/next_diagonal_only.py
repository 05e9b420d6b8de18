np.diag(s, 1)
