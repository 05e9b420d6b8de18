np.nanargmin(((x[:, None, :] - centroids) ** 2).sum(axis=2), axis=1)
