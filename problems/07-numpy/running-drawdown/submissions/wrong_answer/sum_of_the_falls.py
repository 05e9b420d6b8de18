np.cumsum(np.maximum.accumulate(v) - v)
