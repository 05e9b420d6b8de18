np.maximum.accumulate((np.maximum.accumulate(v) - v) / np.maximum.accumulate(v))
