import numpy as np


def training_windows(series, width, stride, horizon):
    starts = np.arange(0, max(0, len(series) - (width - 1) * stride - horizon))
    rows = starts[:, None] + stride * np.arange(width)
    return series[rows], series[rows[:, -1] + horizon]
