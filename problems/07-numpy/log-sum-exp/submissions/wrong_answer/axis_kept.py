np.logaddexp.reduce(x, axis=1, keepdims=True)
