np.argwhere((truth - predicted) & ~void)
