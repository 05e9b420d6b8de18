(np.exp(x.T - x.max(axis=1)) / np.exp(x.T - x.max(axis=1)).sum(axis=0)).T
