labels[:, None] == np.arange(k)
