(lambda u: (np.cumsum(u[2]) - u[2])[u[1]] * k // len(x))(np.unique(x, return_inverse=True, return_counts=True))
