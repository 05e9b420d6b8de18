(np.clip(x, low, high) - low) / (high - low + 1e-8)
