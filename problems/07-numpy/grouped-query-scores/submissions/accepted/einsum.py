np.einsum("bgrnd,bgmd->bgrnm", q.reshape(len(q), keys.shape[1], -1, *q.shape[2:]), keys).reshape(*q.shape[:3], -1) / np.sqrt(q.shape[3])
