import numpy as np


def training_windows(series, width, stride, horizon):
    starts = range(0, len(series) - width - horizon + 1, stride)
    windows = np.stack([series[s : s + width] for s in starts])
    targets = np.stack([series[s + width - 1 + horizon] for s in starts])
    return windows, targets
