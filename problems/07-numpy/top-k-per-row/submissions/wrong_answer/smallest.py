np.argsort(scores, axis=1, kind="stable")[:, :k]
