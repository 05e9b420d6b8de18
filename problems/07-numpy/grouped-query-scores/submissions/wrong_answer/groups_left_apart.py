np.einsum("bgrnd,bgmd->bgrnm", q.reshape(len(q), keys.shape[1], -1, *q.shape[2:]), keys) / np.sqrt(q.shape[3])
