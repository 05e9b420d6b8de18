(x - x.mean(axis=0)).T @ (x - x.mean(axis=0))
