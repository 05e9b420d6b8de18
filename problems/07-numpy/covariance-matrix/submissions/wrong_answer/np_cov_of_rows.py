np.atleast_2d(np.cov(x))
