import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x * (1 - rate), upstream * (1 - rate)
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws >= rate
    return np.where(kept, x, 0.0), np.where(kept, upstream, 0.0)
