np.nanargmin((centroids ** 2).sum(axis=1) - 2 * x @ centroids.T, axis=1)
