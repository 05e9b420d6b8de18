import math

import numpy as np


def attention(query, key, value, mask):
    out = np.zeros((query.shape[0], query.shape[1], value.shape[2]))
    for b in range(query.shape[0]):
        for i in range(query.shape[1]):
            seen = [j for j in range(key.shape[1]) if mask is None or mask[b, i, j]]
            if not seen:
                continue
            scores = [float(query[b, i] @ key[b, j]) / math.sqrt(query.shape[2]) for j in seen]
            shares = [math.exp(score - max(scores)) for score in scores]
            for j, share in zip(seen, shares):
                out[b, i] += share / sum(shares) * value[b, j]
    return out
