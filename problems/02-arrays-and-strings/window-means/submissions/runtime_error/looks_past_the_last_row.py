import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    total = image.cumsum(axis=0).cumsum(axis=1)
    means = np.zeros((rows - k + 1, cols - k + 1))
    for r in range(rows - k + 1):
        for c in range(cols - k + 1):
            means[r, c] = total[r + k, c + k] - total[r, c + k] - total[r + k, c] + total[r, c]
    return means / (k * k)
