np.nan_to_num(np.where(x != x, np.nanmean(x, axis=0), x))
