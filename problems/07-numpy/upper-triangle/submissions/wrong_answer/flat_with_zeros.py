np.triu(s, 1).ravel()
