import numpy as np


def im2col(images, k, stride, padding):
    n, c, h, w = images.shape
    bordered = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    tops = np.arange(0, h + 2 * padding - k + 1, stride)
    lefts = np.arange(0, w + 2 * padding - k + 1, stride)
    rows = (tops[:, None] + np.arange(k))[:, None, :, None]
    columns = (lefts[:, None] + np.arange(k))[None, :, None, :]
    patches = bordered[:, :, rows, columns]
    return np.moveaxis(patches, 1, 3).reshape(n * len(tops) * len(lefts), c * k * k)
