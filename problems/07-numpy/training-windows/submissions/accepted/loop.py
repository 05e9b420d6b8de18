import numpy as np


def training_windows(series, width, stride, horizon):
    windows, targets = [], []
    start = 0
    while start + width - 1 + horizon < len(series):
        windows.append(series[start : start + width])
        targets.append(series[start + width - 1 + horizon])
        start += stride
    features = series.shape[1]
    return np.array(windows).reshape(len(windows), width, features), np.array(targets).reshape(len(windows), features)
