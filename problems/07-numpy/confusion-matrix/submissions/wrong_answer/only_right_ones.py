np.diag(np.bincount(truth[(truth == predicted)], minlength=k))
