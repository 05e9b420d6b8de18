np.where(np.isnan(x), np.nansum(x, axis=0), x)
