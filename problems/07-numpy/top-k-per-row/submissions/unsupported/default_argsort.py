np.argsort(-scores, axis=1)[:, :k]
