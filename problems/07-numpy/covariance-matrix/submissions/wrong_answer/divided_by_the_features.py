(x - x.mean(axis=0)).T @ (x - x.mean(axis=0)) / max(x.shape[1] - 1, 1)
