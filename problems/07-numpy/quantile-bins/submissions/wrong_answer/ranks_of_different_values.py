np.unique(x, return_inverse=True)[1] * k // len(np.unique(x))
