(lambda y: np.nan_to_num(y / np.linalg.norm(y, axis=1, keepdims=True)))(x / max(np.abs(x).max(), 1e-300))
