(lambda p, q: np.nanargmin((q ** 2).sum(axis=1) - 2 * p @ q.T, axis=1))(x - x[0], centroids - x[0])
