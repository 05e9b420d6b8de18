((x @ w) * y).sum(axis=1).T
