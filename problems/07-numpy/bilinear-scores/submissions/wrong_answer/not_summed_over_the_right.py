np.einsum("ip,kpq,iq->ikq", x, w, y)
