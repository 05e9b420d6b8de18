import numpy as np


def squared_distances(points, others):
    lengths = (points**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)
    return np.maximum(lengths - 2 * points @ others.T, 0.0)


def k_means(points, draws):
    centroids = np.empty((len(draws), points.shape[1]))
    weights = np.ones(len(points))
    for c, draw in enumerate(draws):
        totals = np.cumsum(weights) / weights.sum()
        centroids[c] = points[np.argmax(totals > draw)]
        distances = squared_distances(points, centroids[c : c + 1])[:, 0]
        weights = distances if c == 0 else np.minimum(weights, distances)

    labels = np.full(len(points), -1)
    while True:
        distances = squared_distances(points, centroids)
        nearest = distances.argmin(axis=1)
        if np.array_equal(nearest, labels):
            return centroids, labels
        labels = nearest
        farthest = iter(np.argsort(distances.min(axis=1))[::-1])
        for c in range(len(draws)):
            members = points[labels == c]
            centroids[c] = members.mean(axis=0) if len(members) else points[next(farthest)]
