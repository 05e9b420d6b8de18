import numpy as np


def im2col(images, k, stride, padding):
    rows = []
    for image in images:
        bordered = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
        for top in range(0, bordered.shape[1] - k + 1, stride):
            for left in range(0, bordered.shape[2] - k + 1, stride):
                rows.append(bordered[:, top : top + k, left : left + k].ravel())
    return np.array(rows)
