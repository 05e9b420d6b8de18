np.nan_to_num(q @ docs.T / np.outer(np.abs(q).sum(axis=1), np.abs(docs).sum(axis=1)))
