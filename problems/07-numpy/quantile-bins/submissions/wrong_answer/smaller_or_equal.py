np.searchsorted(np.sort(x), x, side="right") * k // len(x)
