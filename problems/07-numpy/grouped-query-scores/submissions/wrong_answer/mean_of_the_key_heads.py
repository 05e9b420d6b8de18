q @ keys.mean(axis=1, keepdims=True).swapaxes(2, 3) / np.sqrt(q.shape[3])
