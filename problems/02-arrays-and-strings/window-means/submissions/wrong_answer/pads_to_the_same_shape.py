import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    before, after = k // 2, k - 1 - k // 2
    padded = np.pad(image, ((before + 1, after), (before + 1, after)))
    total = padded.cumsum(axis=0).cumsum(axis=1)
    return (total[k:, k:] - total[:-k, k:] - total[k:, :-k] + total[:-k, :-k]) / (k * k)
