import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws >= rate
    return np.where(kept, x / (1 - rate), 0.0), upstream / (1 - rate)
