(labels[:, :, None] == np.arange(k)).mean(axis=1)
