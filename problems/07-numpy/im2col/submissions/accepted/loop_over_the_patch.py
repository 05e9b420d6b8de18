import numpy as np


def im2col(images, k, stride, padding):
    n, c, h, w = images.shape
    bordered = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    oh = (h + 2 * padding - k) // stride + 1
    ow = (w + 2 * padding - k) // stride + 1
    patches = np.empty((n, oh, ow, c, k, k))
    for i in range(k):
        for j in range(k):
            pixels = bordered[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride]
            patches[:, :, :, :, i, j] = pixels.transpose(0, 2, 3, 1)
    return patches.reshape(n * oh * ow, c * k * k)
