np.argsort(-x[:, column], kind="stable")
