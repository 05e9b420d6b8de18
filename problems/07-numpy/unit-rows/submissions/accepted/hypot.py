np.nan_to_num(x / np.hypot.reduce(np.abs(x), axis=1, keepdims=True))
