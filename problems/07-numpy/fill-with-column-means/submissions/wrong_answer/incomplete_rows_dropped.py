x[~np.isnan(x).any(axis=1)]
