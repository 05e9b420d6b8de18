import numpy as np


def dropout(x, upstream, draws, rate, training):
    y, dx = x.copy(), upstream.copy()
    if training:
        for place, draw in np.ndenumerate(draws):
            if draw < rate:
                y[place] = dx[place] = 0.0
            else:
                y[place] /= 1.0 - rate
                dx[place] /= 1.0 - rate
    return y, dx
