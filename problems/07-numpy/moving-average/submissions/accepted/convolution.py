np.convolve(x, np.ones(k))[:len(x)] / np.minimum(np.arange(len(x)) + 1, k)
