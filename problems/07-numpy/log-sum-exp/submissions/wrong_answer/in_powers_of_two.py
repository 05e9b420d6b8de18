np.logaddexp2.reduce(x, axis=1)
