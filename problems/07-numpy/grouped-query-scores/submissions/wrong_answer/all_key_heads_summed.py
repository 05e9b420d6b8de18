np.einsum("bhnd,bgmd->bhnm", q, keys) / np.sqrt(q.shape[3])
