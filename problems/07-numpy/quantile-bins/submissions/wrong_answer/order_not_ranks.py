np.argsort(x, kind="stable") * k // len(x)
