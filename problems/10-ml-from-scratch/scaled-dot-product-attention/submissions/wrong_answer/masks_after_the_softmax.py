import numpy as np


def attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[-1])
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights = shares / shares.sum(axis=-1, keepdims=True)
    if mask is not None:
        weights = weights * mask
    return weights @ value
