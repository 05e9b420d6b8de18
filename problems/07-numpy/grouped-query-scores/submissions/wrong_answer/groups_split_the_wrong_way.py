np.einsum("brgnd,bgmd->brgnm", q.reshape(len(q), -1, keys.shape[1], *q.shape[2:]), keys).reshape(*q.shape[:3], -1) / np.sqrt(q.shape[3])
