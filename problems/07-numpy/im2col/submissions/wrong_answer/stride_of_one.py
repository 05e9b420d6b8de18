import numpy as np


def im2col(images, k, stride, padding):
    bordered = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    view = np.lib.stride_tricks.sliding_window_view(bordered, (k, k), axis=(2, 3))
    return view.transpose(0, 2, 3, 1, 4, 5).reshape(-1, images.shape[1] * k * k)
