np.maximum.accumulate(np.maximum.accumulate(v) - v)
