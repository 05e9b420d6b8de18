np.stack(np.nonzero((truth ^ predicted) & ~void), axis=1)
