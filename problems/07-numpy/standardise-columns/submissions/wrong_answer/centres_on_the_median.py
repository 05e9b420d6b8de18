(x - np.median(x, axis=0)) / x.std(axis=0)
