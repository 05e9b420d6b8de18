(lambda c, end: (c[end] - c[np.maximum(end - k, 0)]) / np.minimum(end + 1, k))(np.cumsum(x), np.arange(len(x)))
