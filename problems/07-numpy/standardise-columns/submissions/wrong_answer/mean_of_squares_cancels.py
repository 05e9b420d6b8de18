(x - x.mean(axis=0)) / np.sqrt(np.abs((x ** 2).mean(axis=0) - x.mean(axis=0) ** 2))
