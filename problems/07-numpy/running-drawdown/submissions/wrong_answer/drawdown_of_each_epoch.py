np.maximum.accumulate(v) - v
