x.mean(axis=1)
