(lambda a: x / np.where(a == 0, 1, a))(np.linalg.norm(x, axis=1, keepdims=True))
