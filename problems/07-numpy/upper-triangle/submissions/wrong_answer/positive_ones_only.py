s[np.triu(s, 1) > 0]
