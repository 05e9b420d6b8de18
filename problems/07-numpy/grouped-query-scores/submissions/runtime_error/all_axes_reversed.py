q @ np.repeat(keys, q.shape[1] // keys.shape[1], axis=1).T / np.sqrt(q.shape[3])
