x / (np.linalg.norm(x, axis=1, keepdims=True) + 1e-12)
