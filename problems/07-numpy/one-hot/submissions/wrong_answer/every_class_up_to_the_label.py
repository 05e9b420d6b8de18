(labels[:, None] >= np.arange(k)).astype(float)
