np.nan_to_num((np.clip(x, low, high) - low) / (high - low))
