a.shape == a.T.shape and np.allclose(a, a.T, rtol=0, atol=1e-9 * np.abs(a).max())
