(labels[:, None] == np.arange(1, k + 1)).astype(float)
