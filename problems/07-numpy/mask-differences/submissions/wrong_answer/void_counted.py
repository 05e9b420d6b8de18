np.argwhere(truth != predicted)
