bool((np.abs(a - a.T) <= 1e-9 * np.abs(a).max()).all()) if 1 not in a.shape or a.size == 1 else False
