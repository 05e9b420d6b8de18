q @ np.tile(keys, (1, q.shape[1] // keys.shape[1], 1, 1)).swapaxes(2, 3) / np.sqrt(q.shape[3])
