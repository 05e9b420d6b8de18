(np.where(counts[:, None] > 0, params, 0) * counts[:, None]).mean(axis=0)
