import numpy as np


def window_means(image, k):
    rows, cols = image.shape[0] // k, image.shape[1] // k
    return image[: rows * k, : cols * k].reshape(rows, k, cols, k).mean(axis=(1, 3))
