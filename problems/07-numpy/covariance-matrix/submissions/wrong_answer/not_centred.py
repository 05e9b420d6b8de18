x.T @ x / (len(x) - 1)
