((a - b) ** 2).sum(axis=1)
