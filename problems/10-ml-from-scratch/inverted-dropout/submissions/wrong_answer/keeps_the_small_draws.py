import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws < 1 - rate
    return np.where(kept, x / (1 - rate), 0.0), np.where(kept, upstream / (1 - rate), 0.0)
