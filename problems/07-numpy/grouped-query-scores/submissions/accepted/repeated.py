q @ np.repeat(keys, q.shape[1] // keys.shape[1], axis=1).swapaxes(2, 3) / np.sqrt(q.shape[3])
