np.argmin(((x[:, None, :] - np.nan_to_num(centroids)) ** 2).sum(axis=2), axis=1)
