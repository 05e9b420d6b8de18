(labels[:, :, None] == np.arange(-1, k)).sum(axis=1)
