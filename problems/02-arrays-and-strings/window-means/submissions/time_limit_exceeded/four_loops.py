import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    scores = image.tolist()
    means = np.zeros((rows - k + 1, cols - k + 1))
    for r in range(rows - k + 1):
        for c in range(cols - k + 1):
            total = 0.0
            for row in scores[r : r + k]:
                for score in row[c : c + k]:
                    total += score
            means[r, c] = total / (k * k)
    return means
