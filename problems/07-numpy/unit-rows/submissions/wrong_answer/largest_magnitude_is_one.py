x / np.maximum(np.abs(x).max(axis=1, keepdims=True), 1e-300)
