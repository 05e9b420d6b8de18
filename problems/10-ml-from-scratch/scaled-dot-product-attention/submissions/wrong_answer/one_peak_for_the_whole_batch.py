import numpy as np


def attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[-1])
    shares = np.exp(scores - scores.max())
    if mask is not None:
        shares = shares * mask
    total = shares.sum(axis=-1, keepdims=True)
    return shares @ value / np.where(total > 0, total, 1.0)
