np.nan_to_num(np.einsum("il,jl->ij", q, docs) / np.sqrt((q ** 2).sum(axis=1))[:, None] / np.sqrt((docs ** 2).sum(axis=1)))
