import numpy as np


def attention(query, key, value, mask):
    batch, n, d = query.shape
    largest = np.full((batch, n), -1e300)
    total = np.zeros((batch, n))
    read = np.zeros((batch, n, value.shape[2]))
    for j in range(key.shape[1]):
        score = np.einsum("bnd,bd->bn", query, key[:, j]) / np.sqrt(d)
        allowed = np.full((batch, n), True) if mask is None else mask[:, :, j]
        higher = np.where(allowed, np.maximum(largest, score), largest)
        fade = np.exp(largest - higher)
        share = np.where(allowed, np.exp(np.minimum(score - higher, 0.0)), 0.0)
        total = total * fade + share
        read = read * fade[:, :, None] + share[:, :, None] * value[:, None, j]
        largest = higher
    return read / np.where(total > 0, total, 1.0)[:, :, None]
