np.searchsorted(np.quantile(x, np.arange(1, k) / k), x, side="right")
