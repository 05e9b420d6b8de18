np.clip((x - low) / (high - low), 0, 1)
