(np.maximum.accumulate(v) - v).max()
