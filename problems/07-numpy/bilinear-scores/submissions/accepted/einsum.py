np.einsum("ip,kpq,iq->ik", x, w, y)
