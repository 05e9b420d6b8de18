np.eye(k, dtype=int)[labels].sum(axis=1)
