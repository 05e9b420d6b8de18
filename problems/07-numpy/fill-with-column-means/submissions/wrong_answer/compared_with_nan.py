np.where(x == np.nan, np.nan_to_num(np.nanmean(x, axis=0)), x)
