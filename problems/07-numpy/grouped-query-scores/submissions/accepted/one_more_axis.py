(q.reshape(len(q), keys.shape[1], -1, *q.shape[2:]) @ keys[:, :, None].swapaxes(3, 4)).reshape(*q.shape[:3], -1) / np.sqrt(q.shape[3])
