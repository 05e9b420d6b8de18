np.einsum("ip,kpq,iq->ki", x, w, y)
