np.nan_to_num(np.where(np.isnan(x), np.nanmean(x), x))
