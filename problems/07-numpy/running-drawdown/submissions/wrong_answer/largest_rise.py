np.maximum.accumulate(v - np.minimum.accumulate(v))
