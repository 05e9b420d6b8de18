import numpy as np


def im2col(images, k, stride, padding):
    c = images.shape[1]
    rows = []
    for image in images:
        bordered = np.pad(image, ((0, 0), (padding, padding), (padding, padding)))
        for top in range(0, bordered.shape[1] - k, stride):
            for left in range(0, bordered.shape[2] - k, stride):
                rows.append(bordered[:, top : top + k, left : left + k].ravel())
    return np.array(rows).reshape(-1, c * k * k)
