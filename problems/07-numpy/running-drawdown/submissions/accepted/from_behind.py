np.maximum.accumulate(-np.minimum.accumulate((v - np.maximum.accumulate(v))))
