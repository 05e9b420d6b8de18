import numpy as np


def k_means(points, draws):
    chosen = [int(draws[0] * len(points))]
    nearest = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    for draw in draws[1:]:
        totals = nearest.cumsum()
        chosen.append(np.searchsorted(totals, draw * totals[-1], side="right"))
        nearest = np.minimum(nearest, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    centroids = points[chosen]
    while True:
        labels = ((points[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
        moved = np.array([points[labels == c].mean(axis=0) for c in np.unique(labels)])
        if moved.shape == centroids.shape and np.allclose(moved, centroids):
            return centroids, labels
        centroids = moved
