np.maximum.accumulate(np.maximum.accumulate(np.maximum(v, 0)) - v)
