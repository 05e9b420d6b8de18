np.array([np.nanargmin(((centroids - row) ** 2).sum(axis=1)) for row in x])
