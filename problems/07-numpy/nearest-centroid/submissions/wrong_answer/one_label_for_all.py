np.full(len(x), np.nanargmin(((x[:, None, :] - centroids) ** 2).sum(axis=2).sum(axis=0)))
