np.exp(x / np.abs(x).max(axis=1, keepdims=True)) / np.exp(x / np.abs(x).max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
