np.exp(x - x.max()) / np.exp(x - x.max()).sum(axis=1, keepdims=True)
