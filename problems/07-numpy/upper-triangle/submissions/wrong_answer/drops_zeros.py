np.triu(s, 1)[np.triu(s, 1) != 0]
