np.argwhere(truth != predicted and not void)
