np.nanargmax(x @ centroids.T, axis=1)
