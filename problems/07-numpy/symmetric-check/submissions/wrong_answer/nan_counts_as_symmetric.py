a.shape == a.T.shape and not (np.abs(a - a.T) > 1e-9 * np.abs(a).max()).any()
