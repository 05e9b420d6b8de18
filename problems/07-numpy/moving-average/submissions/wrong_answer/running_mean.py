np.cumsum(x) / np.arange(1, len(x) + 1)
