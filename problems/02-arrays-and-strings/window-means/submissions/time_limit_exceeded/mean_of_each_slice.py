import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    return np.array(
        [[image[r : r + k, c : c + k].mean() for c in range(cols - k + 1)] for r in range(rows - k + 1)]
    )
