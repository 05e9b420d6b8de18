np.flatnonzero((truth != predicted) & ~void)
