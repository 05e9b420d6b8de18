np.nanargmin(((x - centroids) ** 2).sum(axis=1))
