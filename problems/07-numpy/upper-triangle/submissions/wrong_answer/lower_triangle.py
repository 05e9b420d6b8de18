s[np.tril_indices(len(s), -1)]
