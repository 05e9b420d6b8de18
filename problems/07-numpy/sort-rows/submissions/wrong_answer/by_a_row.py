x[:, np.argsort(-x[min(column, len(x) - 1)], kind="stable")]
