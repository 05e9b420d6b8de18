(a[:, None, :] - b).sum(axis=2) ** 2
