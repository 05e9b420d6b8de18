np.logaddexp.reduce(x, axis=0)
