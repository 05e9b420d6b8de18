a.shape[0] == a.shape[1] and bool((np.abs(a - a.T) <= 1e-9 * np.abs(a).max()).all())
