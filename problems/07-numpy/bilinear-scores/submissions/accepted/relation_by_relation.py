np.stack([((x @ one) * y).sum(axis=1) for one in w], axis=1)
