a.shape == a.T.shape and bool(np.linalg.norm(a - a.T) <= 1e-9 * np.linalg.norm(a))
