a.shape == a.T.shape and bool((np.abs(np.nan_to_num(a) - np.nan_to_num(a).T) <= 1e-9 * np.nanmax(np.abs(a))).all())
