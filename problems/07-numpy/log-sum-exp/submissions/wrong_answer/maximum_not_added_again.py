np.log(np.exp(x - np.maximum(x.max(axis=1, keepdims=True), -1e6)).sum(axis=1))
