(x - x.mean(axis=0)) @ (x - x.mean(axis=0)).T / (len(x) - 1)
