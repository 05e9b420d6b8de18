import numpy as np


def k_means(points, draws):
    k = len(draws)
    chosen, weights = [], np.ones(len(points))
    for draw in draws:
        running = np.cumsum(weights)
        chosen.append(int((running <= draw * running[-1]).sum()))
        distances = np.sum((points - points[chosen[-1]]) ** 2, axis=1)
        weights = distances if len(chosen) == 1 else np.minimum(weights, distances)

    centroids = points[chosen]
    for _ in range(100):
        distances = np.stack([np.linalg.norm(points - centroid, axis=1) for centroid in centroids], axis=1)
        labels = np.argmin(distances, axis=1)
        members = labels[None, :] == np.arange(k)[:, None]
        counts = members.sum(axis=1)
        moved = members @ points / np.where(counts, counts, 1)[:, None]
        moved[counts == 0] = points[np.argsort(distances.min(axis=1))[::-1][: (counts == 0).sum()]]
        if np.allclose(moved, centroids, rtol=0, atol=1e-12):
            break
        centroids = moved
    return centroids, labels
