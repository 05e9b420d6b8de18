(lambda a, b: np.nan_to_num(a @ b.T / np.outer(np.linalg.norm(a, axis=1), np.linalg.norm(b, axis=1))))(q - q.mean(axis=1, keepdims=True), docs - docs.mean(axis=1, keepdims=True))
