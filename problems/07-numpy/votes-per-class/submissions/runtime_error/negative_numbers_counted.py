np.array([np.bincount(row, minlength=k) for row in labels])
