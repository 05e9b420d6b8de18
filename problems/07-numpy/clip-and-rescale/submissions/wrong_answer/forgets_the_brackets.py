np.clip(x, low, high) - low / (high - low)
