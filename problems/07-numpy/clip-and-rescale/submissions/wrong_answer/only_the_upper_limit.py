(np.minimum(x, high) - low) / (high - low)
