x.max(axis=1) + np.log(np.exp(x - x.max(axis=1)).sum(axis=1))
