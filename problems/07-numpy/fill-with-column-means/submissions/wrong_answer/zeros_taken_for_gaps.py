(lambda y: np.where(y == 0, np.nan_to_num(np.nanmean(x, axis=0)), y))(np.nan_to_num(x))
