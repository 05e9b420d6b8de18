(labels == np.arange(k)[:, None, None]).sum(axis=2)
