(lambda c: (c.T @ c - np.outer(c.sum(axis=0), c.sum(axis=0)) / len(c)) / (len(c) - 1))(x - x[0])
