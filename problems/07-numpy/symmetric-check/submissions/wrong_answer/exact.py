np.array_equal(a, a.T)
