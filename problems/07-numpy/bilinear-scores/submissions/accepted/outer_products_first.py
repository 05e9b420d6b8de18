np.einsum("ipq,kpq->ik", x[:, :, None] * y[:, None, :], w)
