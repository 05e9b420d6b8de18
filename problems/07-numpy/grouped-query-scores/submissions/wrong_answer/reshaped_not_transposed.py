(lambda k: q @ k.reshape(*k.shape[:2], k.shape[3], k.shape[2]) / np.sqrt(q.shape[3]))(np.repeat(keys, q.shape[1] // keys.shape[1], axis=1))
