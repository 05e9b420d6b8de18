x[np.argsort(-x[:, column])]
