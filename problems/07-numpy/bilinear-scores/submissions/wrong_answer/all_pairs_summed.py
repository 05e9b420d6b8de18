np.einsum("ip,kpq,jq->ik", x, w, y)
