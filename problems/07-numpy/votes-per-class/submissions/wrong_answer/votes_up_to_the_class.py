(labels[:, :, None] <= np.arange(k)).sum(axis=1)
