np.nanargmin((x[:, None, :] - centroids).sum(axis=2), axis=1)
