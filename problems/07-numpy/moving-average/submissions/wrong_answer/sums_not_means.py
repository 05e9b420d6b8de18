np.convolve(x, np.ones(k))[:len(x)]
