a.shape == a.T.shape and np.allclose(a, a.T, rtol=1e-9, atol=0)
