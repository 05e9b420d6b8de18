(labels[:, :, None] == np.arange(k)).any(axis=1).astype(int)
