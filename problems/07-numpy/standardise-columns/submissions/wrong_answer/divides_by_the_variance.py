(x - x.mean(axis=0)) / x.var(axis=0)
