x / max(np.linalg.norm(x), 1e-300)
