import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws >= rate
    x[~kept] = 0.0
    upstream[~kept] = 0.0
    return x / (1 - rate), upstream / (1 - rate)
