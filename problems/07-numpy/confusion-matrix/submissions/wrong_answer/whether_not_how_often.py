((truth[:, None] == np.arange(k)).T @ (predicted[:, None] == np.arange(k))).astype(int)
