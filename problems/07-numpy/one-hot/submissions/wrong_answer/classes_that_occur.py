(labels[:, None] == np.unique(labels[labels >= 0])).astype(float)
