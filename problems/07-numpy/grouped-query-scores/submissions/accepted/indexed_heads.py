np.einsum("bhnd,bhmd->bhnm", q, keys[:, np.arange(q.shape[1]) * keys.shape[1] // q.shape[1]]) / q.shape[-1] ** 0.5
