a.shape == a.T.shape and bool((np.abs(np.abs(a) - np.abs(a.T)) <= 1e-9 * np.abs(a).max()).all())
