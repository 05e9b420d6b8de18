import numpy as np


def k_means(points, draws):
    n, k = len(points), len(draws)
    chosen = [int(draws[0] * n)]
    nearest = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    for draw in draws[1:]:
        totals = nearest.cumsum()
        chosen.append(np.searchsorted(totals, draw * totals[-1], side="right"))
        nearest = np.minimum(nearest, ((points - points[chosen[-1]]) ** 2).sum(axis=1))

    centroids = points[chosen]
    labels = None
    while True:
        distances = np.abs(points[:, None] - centroids).sum(axis=2)
        before, labels = labels, distances.argmin(axis=1)
        if before is not None and (labels == before).all():
            return centroids, labels
        sums = np.zeros_like(centroids)
        np.add.at(sums, labels, points)
        counts = np.bincount(labels, minlength=k)
        centroids = sums / np.maximum(counts, 1)[:, None]
        empty = np.flatnonzero(counts == 0)
        farthest = np.argsort(-distances[np.arange(n), labels], kind="stable")
        centroids[empty] = points[farthest[: len(empty)]]
