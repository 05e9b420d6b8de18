np.nan_to_num(np.nanmean(x, axis=1))
