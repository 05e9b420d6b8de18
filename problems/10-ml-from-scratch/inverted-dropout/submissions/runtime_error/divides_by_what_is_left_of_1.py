import numpy as np


def dropout(x, upstream, draws, rate, training):
    if not training:
        return x, upstream
    kept = draws >= rate
    scale = 1 / (1 - rate)
    return np.where(kept, x * scale, 0.0), np.where(kept, upstream * scale, 0.0)
