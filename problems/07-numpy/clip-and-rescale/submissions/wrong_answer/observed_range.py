(np.clip(x, low, high) - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
