(labels == np.arange(k)).astype(float)
