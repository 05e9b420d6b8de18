np.array([np.where(c == c, c, c[c == c].mean() if (c == c).any() else 0) for c in x.T]).T
