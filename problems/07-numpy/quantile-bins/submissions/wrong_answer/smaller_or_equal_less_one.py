(np.searchsorted(np.sort(x), x, side="right") - 1) * k // len(x)
