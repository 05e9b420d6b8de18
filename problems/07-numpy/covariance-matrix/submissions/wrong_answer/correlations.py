(lambda z: np.nan_to_num(z.T @ z / (len(z) - 1)))((x - x.mean(axis=0)) / x.std(axis=0, ddof=1))
