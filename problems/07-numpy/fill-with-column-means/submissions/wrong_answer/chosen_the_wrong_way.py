np.where(np.isnan(x), x, np.nan_to_num(np.nanmean(x, axis=0)))
