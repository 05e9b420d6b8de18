import numpy as np


def window_means(image: np.ndarray, k: int) -> np.ndarray:
    rows, cols = image.shape
    total = np.zeros((rows + 1, cols + 1))
    total[1:, 1:] = image.cumsum(axis=0).cumsum(axis=1)
    sums = total[k:, k:] - total[:-k, k:] - total[k:, :-k] + total[:-k, :-k]
    return sums / (k * k)
