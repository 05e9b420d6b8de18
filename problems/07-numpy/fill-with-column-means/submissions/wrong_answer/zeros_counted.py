np.where(np.isnan(x), np.nan_to_num(x).mean(axis=0), x)
