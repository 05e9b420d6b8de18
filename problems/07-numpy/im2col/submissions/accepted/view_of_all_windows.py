import numpy as np


def im2col(images, k, stride, padding):
    bordered = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    view = np.lib.stride_tricks.sliding_window_view(bordered, (k, k), axis=(2, 3))
    patches = view[:, :, ::stride, ::stride].transpose(0, 2, 3, 1, 4, 5)
    return patches.reshape(patches.shape[0] * patches.shape[1] * patches.shape[2], images.shape[1] * k * k)
