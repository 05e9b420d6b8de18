(lambda c: c.T @ c / (len(c) - 1))(x - x.mean(axis=1, keepdims=True))
