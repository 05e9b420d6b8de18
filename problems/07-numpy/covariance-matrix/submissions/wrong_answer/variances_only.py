np.diag(x.var(axis=0, ddof=1))
