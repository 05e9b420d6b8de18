np.argsort(np.argsort(x, kind="stable"), kind="stable") * k // len(x)
