x / np.maximum(np.linalg.norm(x, axis=1), 1e-300)
