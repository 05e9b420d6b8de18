params[np.isfinite(params).all(axis=1)].mean(axis=0)
