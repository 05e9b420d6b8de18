import numpy as np


def dropout(x, upstream, draws, rate, training):
    kept = draws >= (rate if training else 0)
    share = 1 - rate * training
    passes = []
    for numbers in (x, upstream):
        out = np.zeros_like(numbers)
        out[kept] = numbers[kept] / share
        passes.append(out)
    return tuple(passes)
