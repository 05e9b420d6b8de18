a.shape == a.T.shape and bool((np.triu(a - a.T) <= 1e-9 * np.abs(a).max()).all())
