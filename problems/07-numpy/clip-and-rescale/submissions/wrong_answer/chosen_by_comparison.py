np.where(x >= high, 1, np.where(x > low, (x - low) / (high - low), 0))
