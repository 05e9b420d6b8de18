x / np.where((x == 0).all(axis=1, keepdims=True), 1, np.linalg.norm(x, axis=1, keepdims=True))
