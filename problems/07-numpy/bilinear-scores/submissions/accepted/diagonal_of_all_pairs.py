np.stack([np.diag(x @ one @ y.T) for one in w], axis=1)
