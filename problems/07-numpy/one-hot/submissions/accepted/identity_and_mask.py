np.eye(k, dtype=int)[labels] * (labels >= 0)[:, None]
