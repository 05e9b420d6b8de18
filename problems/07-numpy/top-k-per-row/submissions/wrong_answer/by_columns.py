np.argsort(-scores, axis=0, kind="stable")[:, :k]
