import numpy as np


def im2col(images, k, stride, padding):
    n, c, h, w = images.shape
    bordered = np.pad(images, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    side = (min(h, w) + 2 * padding - k) // stride + 1
    patches = np.empty((n, side, side, c, k, k))
    for i in range(k):
        for j in range(k):
            pixels = bordered[:, :, i : i + stride * side : stride, j : j + stride * side : stride]
            patches[:, :, :, :, i, j] = pixels.transpose(0, 2, 3, 1)
    return patches.reshape(n * side * side, c * k * k)
