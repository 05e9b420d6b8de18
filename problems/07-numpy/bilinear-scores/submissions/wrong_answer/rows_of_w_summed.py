np.einsum("ip,kpq->ik", x, w) * y.sum(axis=1, keepdims=True)
