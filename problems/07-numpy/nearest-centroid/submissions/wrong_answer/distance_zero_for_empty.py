np.argmin(np.nansum((x[:, None, :] - centroids) ** 2, axis=2), axis=1)
