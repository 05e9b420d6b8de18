(labels[:, None] == np.arange(-1, k)).astype(float)
