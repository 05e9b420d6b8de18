np.where(np.isnan(x), np.nan_to_num(np.nanmean(x, axis=0)), x)
