np.nan_to_num(np.where(np.isnan(x), x.mean(axis=0), x))
