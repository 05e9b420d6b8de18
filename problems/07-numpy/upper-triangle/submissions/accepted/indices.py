s[np.triu_indices(len(s), 1)]
