(x - low) / (high - low)
