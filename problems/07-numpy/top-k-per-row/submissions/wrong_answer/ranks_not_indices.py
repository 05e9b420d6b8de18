np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1, kind="stable")[:, :k]
