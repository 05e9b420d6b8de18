(np.where(counts[:, None] > 0, params, 0) * counts[:, None]).sum(axis=0) / counts.sum()
