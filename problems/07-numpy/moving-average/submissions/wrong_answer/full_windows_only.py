np.convolve(x, np.ones(k) / k, mode="valid")
