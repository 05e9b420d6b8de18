x.max(axis=1)
