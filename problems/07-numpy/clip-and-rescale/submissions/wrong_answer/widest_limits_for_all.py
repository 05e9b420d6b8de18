(np.clip(x, low.min(), high.max()) - low) / (high - low)
