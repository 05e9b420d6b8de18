((x @ w) * y).sum(axis=2).T
