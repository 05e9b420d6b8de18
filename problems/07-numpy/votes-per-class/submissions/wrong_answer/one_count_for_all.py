np.bincount(labels[labels >= 0], minlength=k)
