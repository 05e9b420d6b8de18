import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    strip = image[:k].sum(axis=0)
    means = []
    for bottom in range(k, rows + 1):
        ends = np.zeros(cols + 1)
        ends[1:] = strip.cumsum()
        means.append((ends[k:] - ends[:-k]) / (k * k))
        if bottom < rows:
            strip = strip + image[bottom] - image[bottom - k]
    return np.array(means)
