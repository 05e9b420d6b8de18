np.argsort(scores, axis=1, kind="stable")[:, ::-1][:, :k]
