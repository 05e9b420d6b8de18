np.exp(x - x.mean(axis=1, keepdims=True)) / np.exp(x - x.mean(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
