np.array([np.bincount(row[row >= 0], minlength=k) for row in labels])
