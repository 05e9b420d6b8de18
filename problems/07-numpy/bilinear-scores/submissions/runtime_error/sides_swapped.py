((y @ w) * x).sum(axis=2).T
