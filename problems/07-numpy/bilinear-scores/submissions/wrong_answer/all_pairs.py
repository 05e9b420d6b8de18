np.einsum("ip,kpq,jq->ijk", x, w, y)
