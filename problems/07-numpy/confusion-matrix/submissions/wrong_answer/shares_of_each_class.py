(lambda c: c / c.sum(axis=1, keepdims=True))(np.bincount((truth * k + predicted)[truth >= 0], minlength=k * k).reshape(k, k))
