np.triu(s, 1)
