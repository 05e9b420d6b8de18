np.logaddexp.reduce(x, axis=1) - np.log(x.shape[1])
