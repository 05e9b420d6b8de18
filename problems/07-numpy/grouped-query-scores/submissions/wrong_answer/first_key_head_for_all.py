q @ keys[:, :1].swapaxes(2, 3) / np.sqrt(q.shape[3])
