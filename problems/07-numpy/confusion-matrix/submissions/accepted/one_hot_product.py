(truth[:, None] == np.arange(k)).T.astype(int) @ (predicted[:, None] == np.arange(k))
