((a[:, None, :] - b) ** 2).sum(axis=2) + 1e-12
