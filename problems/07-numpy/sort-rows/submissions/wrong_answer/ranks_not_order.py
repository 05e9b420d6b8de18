x[np.argsort(np.argsort(-x[:, column], kind="stable"), kind="stable")]
