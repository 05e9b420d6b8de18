(lambda c: np.array([[(p * q).sum() / (len(p) - 1) for q in c] for p in c]))(x.T - x.T.mean(axis=1, keepdims=True))
