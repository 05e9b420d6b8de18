np.einsum("ip,kpq,iq->k", x, w, y)
