np.maximum.accumulate(np.concatenate([[0], -np.diff(v)]))
