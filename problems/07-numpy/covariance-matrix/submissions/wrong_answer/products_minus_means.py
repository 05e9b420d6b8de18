(x.T @ x / len(x) - np.outer(x.mean(axis=0), x.mean(axis=0))) * len(x) / (len(x) - 1)
