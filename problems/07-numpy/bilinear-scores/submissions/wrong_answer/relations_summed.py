np.einsum("ip,kpq,iq->i", x, w, y)
