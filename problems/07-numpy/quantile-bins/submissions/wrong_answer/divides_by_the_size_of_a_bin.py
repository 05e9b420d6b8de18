(np.searchsorted(np.sort(x), x) / (len(x) / k)).astype(int)
