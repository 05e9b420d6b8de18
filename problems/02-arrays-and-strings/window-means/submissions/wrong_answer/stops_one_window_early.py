import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    total = np.pad(image, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    means = np.zeros((rows - k, cols - k))
    for r in range(rows - k):
        for c in range(cols - k):
            means[r, c] = total[r + k, c + k] - total[r, c + k] - total[r + k, c] + total[r, c]
    return means / (k * k)
