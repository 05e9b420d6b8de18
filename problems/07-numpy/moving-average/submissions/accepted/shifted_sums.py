(np.cumsum(x) - np.concatenate([np.zeros(k), np.cumsum(x)])[: len(x)]) / np.minimum(np.arange(len(x)) + 1, k)
