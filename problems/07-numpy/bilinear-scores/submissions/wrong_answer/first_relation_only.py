((x @ w[0]) * y).sum(axis=1, keepdims=True)
