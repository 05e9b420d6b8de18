np.einsum("i,ij->j", counts / counts.sum(), np.where(counts[:, None] == 0, 0, params))
