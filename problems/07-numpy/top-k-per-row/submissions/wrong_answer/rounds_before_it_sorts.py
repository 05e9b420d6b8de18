np.argsort(-np.round(scores, 6), axis=1, kind="stable")[:, :k]
