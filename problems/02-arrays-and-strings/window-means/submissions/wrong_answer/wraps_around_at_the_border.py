import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    total = image.cumsum(axis=0).cumsum(axis=1)
    means = np.empty((rows - k + 1, cols - k + 1))
    for r in range(rows - k + 1):
        for c in range(cols - k + 1):
            inner = total[r + k - 1, c + k - 1]
            means[r, c] = (inner - total[r - 1, c + k - 1] - total[r + k - 1, c - 1] + total[r - 1, c - 1]) / k**2
    return means
