(np.cumsum(x) - np.concatenate([np.zeros(k), np.cumsum(x)[:-k]])) / np.minimum(np.arange(len(x)) + 1, k)
