(lambda c: np.einsum("ij,il->jl", c, c) / (len(c) - 1))(x - x.mean(axis=0))
