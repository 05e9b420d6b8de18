a.shape == a.T.shape and np.allclose(a, a.T)
