import numpy as np


def attention(query, key, value, mask):
    out = np.zeros_like(query)
    for b in range(len(query)):
        scores = query[b] @ key[b].T / np.sqrt(query.shape[2])
        if mask is not None:
            scores[~mask[b]] = -np.inf
        largest = scores.max(axis=1, keepdims=True)
        shares = np.exp(scores - np.where(np.isfinite(largest), largest, 0.0))
        total = shares.sum(axis=1, keepdims=True)
        out[b] = shares @ value[b] / np.where(total > 0, total, 1.0)
    return out
