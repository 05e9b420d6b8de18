np.argmin(np.nan_to_num(((x[:, None, :] - centroids) ** 2).sum(axis=2)), axis=0)
