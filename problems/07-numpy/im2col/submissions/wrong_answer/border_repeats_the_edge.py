import numpy as np


def im2col(images, k, stride, padding):
    bordered = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)), mode="edge")
    view = np.lib.stride_tricks.sliding_window_view(bordered, (k, k), axis=(2, 3))
    patches = view[:, :, ::stride, ::stride].transpose(0, 2, 3, 1, 4, 5)
    return patches.reshape(-1, images.shape[1] * k * k)
