np.where(labels[:, None] < 0, np.nan, labels[:, None] == np.arange(k))
