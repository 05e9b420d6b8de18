np.einsum("ijl,ijl->ij", a[:, None] - b, a[:, None] - b)
