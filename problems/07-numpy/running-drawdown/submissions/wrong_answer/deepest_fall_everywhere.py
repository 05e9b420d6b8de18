np.full(len(v), (np.maximum.accumulate(v) - v).max())
