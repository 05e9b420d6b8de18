s.T[np.tril_indices(len(s), -1)]
