import numpy as np


def window_means(image, k):
    side = len(image) - k + 1
    total = np.pad(image, ((1, 0), (1, 0))).cumsum(axis=0).cumsum(axis=1)
    means = np.zeros((side, side))
    for r in range(side):
        for c in range(side):
            means[r, c] = total[r + k, c + k] - total[r, c + k] - total[r + k, c] + total[r, c]
    return means / (k * k)
