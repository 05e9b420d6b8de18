import numpy as np


def training_windows(series, width, stride, horizon):
    view = np.lib.stride_tricks.sliding_window_view(series[: len(series) - horizon], width, axis=0)
    return view[::stride].transpose(0, 2, 1), series[width - 1 + horizon :: stride]
