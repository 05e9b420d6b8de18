import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws >= rate
    scale = rate if rate else 1.0
    return np.where(kept, x / scale, 0.0), np.where(kept, upstream / scale, 0.0)
