import numpy as np


def training_windows(series, width, stride, horizon):
    starts = np.arange(0, len(series) - width - horizon + 1, stride)
    windows = series[starts[:, None] + np.arange(width)]
    return windows.transpose(0, 2, 1), series[starts + width - 1 + horizon]
