np.array([((b - row) ** 2).sum(axis=1) for row in a])
