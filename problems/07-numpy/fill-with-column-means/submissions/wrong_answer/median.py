np.nan_to_num(np.where(np.isnan(x), np.nanmedian(x, axis=0), x))
