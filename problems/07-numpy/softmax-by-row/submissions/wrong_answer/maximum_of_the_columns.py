np.exp(x - x.max(axis=0)) / np.exp(x - x.max(axis=0)).sum(axis=1, keepdims=True)
