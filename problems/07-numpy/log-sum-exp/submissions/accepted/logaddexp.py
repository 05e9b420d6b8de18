np.logaddexp.reduce(x, axis=1)
