np.nan_to_num(x)
