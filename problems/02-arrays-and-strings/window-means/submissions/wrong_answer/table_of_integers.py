import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    total = np.zeros((rows + 1, cols + 1), dtype=int)
    total[1:, 1:] = image.cumsum(axis=0).cumsum(axis=1)
    return (total[k:, k:] - total[:-k, k:] - total[k:, :-k] + total[:-k, :-k]) / (k * k)
