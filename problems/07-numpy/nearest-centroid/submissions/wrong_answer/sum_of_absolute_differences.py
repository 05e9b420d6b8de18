np.nanargmin(np.abs(x[:, None, :] - centroids).sum(axis=2), axis=1)
