s[np.arange(len(s))[:, None] < np.arange(len(s))]
