(np.fmin(np.fmax(x, low), high) - low) / (high - low)
