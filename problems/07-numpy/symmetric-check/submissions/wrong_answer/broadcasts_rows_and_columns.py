bool((np.abs(a - a.T) <= 1e-9 * np.abs(a).max()).all()) if 1 in a.shape or a.shape[0] == a.shape[1] else False
