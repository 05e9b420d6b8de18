np.array(np.nonzero((truth != predicted) & ~void))
