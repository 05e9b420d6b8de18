import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws >= rate
    y, dx = x * kept / (1 - rate), upstream * kept / (1 - rate)
    return np.nan_to_num(y), np.nan_to_num(dx)
