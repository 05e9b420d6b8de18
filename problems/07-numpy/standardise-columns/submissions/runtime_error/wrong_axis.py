(x - x.mean(axis=1)) / x.std(axis=1)
