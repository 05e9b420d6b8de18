x - x.mean(axis=0) / x.std(axis=0)
