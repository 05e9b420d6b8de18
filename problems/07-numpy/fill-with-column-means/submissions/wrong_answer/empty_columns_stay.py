np.where(np.isnan(x), np.nanmean(x, axis=0), x)
