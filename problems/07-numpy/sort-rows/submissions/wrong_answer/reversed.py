x[np.argsort(x[:, column], kind="stable")[::-1]]
