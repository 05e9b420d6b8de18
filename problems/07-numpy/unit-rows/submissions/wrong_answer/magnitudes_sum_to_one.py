x / np.maximum(np.abs(x).sum(axis=1, keepdims=True), 1e-300)
