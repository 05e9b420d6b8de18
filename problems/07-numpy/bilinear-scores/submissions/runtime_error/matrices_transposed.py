((x @ w.transpose(0, 2, 1)) * y).sum(axis=2).T
