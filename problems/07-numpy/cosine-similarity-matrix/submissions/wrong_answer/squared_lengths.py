np.nan_to_num(q @ docs.T / np.outer((q ** 2).sum(axis=1), (docs ** 2).sum(axis=1)))
