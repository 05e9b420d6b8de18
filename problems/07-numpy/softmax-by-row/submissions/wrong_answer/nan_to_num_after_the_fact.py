np.nan_to_num(np.exp(x) / np.exp(x).sum(axis=1, keepdims=True))
