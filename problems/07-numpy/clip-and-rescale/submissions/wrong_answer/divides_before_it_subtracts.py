np.clip(x, low, high) / (high - low) - low / (high - low)
