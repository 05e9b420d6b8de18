np.maximum.accumulate(v.max() - v)
