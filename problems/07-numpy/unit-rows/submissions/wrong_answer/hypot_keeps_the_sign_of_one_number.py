np.nan_to_num(x / np.hypot.reduce(x, axis=1, keepdims=True))
