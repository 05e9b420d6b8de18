import numpy as np


def training_windows(series, width, stride, horizon):
    starts = np.arange(0, len(series) - width - horizon + 1)
    return series[starts[:, None] + np.arange(width)], series[starts + width - 1 + horizon]
