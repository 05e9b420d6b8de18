import numpy as np


def training_windows(series, width, stride, horizon):
    known = np.nan_to_num(series)
    starts = np.arange(0, len(series) - width - horizon + 1, stride)
    return known[starts[:, None] + np.arange(width)], known[starts + width - 1 + horizon]
