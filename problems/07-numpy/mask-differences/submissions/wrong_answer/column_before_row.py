np.argwhere((truth != predicted) & ~void)[:, ::-1]
