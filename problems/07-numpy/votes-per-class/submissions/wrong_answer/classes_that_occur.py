(labels[:, :, None] == np.unique(labels[labels >= 0])).sum(axis=1)
