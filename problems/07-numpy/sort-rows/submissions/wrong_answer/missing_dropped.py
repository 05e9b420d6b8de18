x[np.argsort(-x[:, column], kind="stable")][~np.isnan(np.sort(x[:, column]))]
