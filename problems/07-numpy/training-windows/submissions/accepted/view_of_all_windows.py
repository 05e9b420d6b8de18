import numpy as np


def training_windows(series, width, stride, horizon):
    usable = len(series) - horizon
    if usable < width:
        return np.empty((0, width, series.shape[1])), np.empty((0, series.shape[1]))
    view = np.lib.stride_tricks.sliding_window_view(series[:usable], width, axis=0)
    windows = view[::stride].transpose(0, 2, 1).copy()
    targets = series[width - 1 + horizon :: stride].copy()
    return windows, targets
