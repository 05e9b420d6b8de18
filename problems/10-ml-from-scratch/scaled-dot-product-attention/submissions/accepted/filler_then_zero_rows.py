import numpy as np


def attention(query, key, value, mask):
    scores = np.einsum("bid,bjd->bij", query, key) / query.shape[2] ** 0.5
    if mask is None:
        mask = np.ones(scores.shape, dtype=bool)
    scores[~mask] = -1e9
    scores -= scores.max(axis=2, keepdims=True)
    weights = np.exp(scores)
    weights /= weights.sum(axis=2, keepdims=True)
    return np.einsum("bij,bje->bie", weights, value) * mask.any(axis=2, keepdims=True)
