x[np.argsort(-x[:, 0], kind="stable")]
