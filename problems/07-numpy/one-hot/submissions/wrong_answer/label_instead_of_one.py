(labels[:, None] == np.arange(k)) * labels[:, None]
