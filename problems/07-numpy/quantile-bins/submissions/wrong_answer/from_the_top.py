np.searchsorted(np.sort(-x), -x) * k // len(x)
