import numpy as np


def window_means(image, k):
    rows, cols = image.shape
    total = np.zeros((rows + 1, cols + 1)).tolist()
    for r, scores in enumerate(image.tolist()):
        for c, score in enumerate(scores):
            total[r + 1][c + 1] = score + total[r][c + 1] + total[r + 1][c] - total[r][c]
    means = []
    for top, bottom in zip(total, total[k:]):
        corners = zip(top, top[k:], bottom, bottom[k:])
        means.append([(inner - left - above + both) / (k * k) for both, above, left, inner in corners])
    return np.array(means)
