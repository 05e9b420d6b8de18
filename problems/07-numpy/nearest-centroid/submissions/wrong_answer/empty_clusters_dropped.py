np.argmin(((x[:, None, :] - centroids[~np.isnan(centroids[:, 0])]) ** 2).sum(axis=2), axis=1)
