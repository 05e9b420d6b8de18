s[~np.eye(len(s), dtype=bool)]
