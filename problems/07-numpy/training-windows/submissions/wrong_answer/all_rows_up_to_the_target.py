import numpy as np


def training_windows(series, width, stride, horizon):
    starts = np.arange(0, len(series) - width - horizon + 1, stride)
    windows = series[starts[:, None] + np.arange(width)]
    targets = series[(starts + width)[:, None] + np.arange(horizon)].mean(axis=1)
    return windows, targets
