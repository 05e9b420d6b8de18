import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    if rate == 1:
        return np.zeros(x.shape), np.zeros(x.shape)
    kept = draws >= rate
    share = max(kept.mean(), 1e-9)
    return np.where(kept, x / share, 0.0), np.where(kept, upstream / share, 0.0)
