a.shape == a.T.shape and bool((np.abs(a - a.T) <= 1e-9 * np.abs(a).max()).any())
