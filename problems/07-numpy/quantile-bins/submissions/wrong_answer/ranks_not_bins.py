np.searchsorted(np.sort(x), x)
