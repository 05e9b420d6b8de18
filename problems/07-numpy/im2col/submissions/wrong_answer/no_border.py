import numpy as np


def im2col(images, k, stride, padding):
    n, c, h, w = images.shape
    rows = []
    for image in images:
        for top in range(0, h - k + 1, stride):
            for left in range(0, w - k + 1, stride):
                rows.append(image[:, top : top + k, left : left + k].ravel())
    return np.array(rows).reshape(-1, c * k * k)
