np.maximum.accumulate(v[0] - v)
