(x - x.mean(axis=0)).T @ x / (len(x) - 1)
