(np.minimum(np.maximum(x, low), high) - low) / (high - low)
