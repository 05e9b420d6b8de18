import numpy as np


def k_means(points, draws):
    rows = points.tolist()
    chosen, weights = [], [1.0] * len(rows)
    for draw in draws:
        target, total = draw * sum(weights), 0.0
        for at, weight in enumerate(weights):
            total += weight
            if total > target:
                break
        distances = [sum((x - y) ** 2 for x, y in zip(row, rows[at])) for row in rows]
        weights = distances if not chosen else [min(pair) for pair in zip(weights, distances)]
        chosen.append(at)
    centroids, labels = [rows[at] for at in chosen], None
    while True:
        before, labels = labels, []
        for row in rows:
            distances = [sum((x - y) ** 2 for x, y in zip(row, centroid)) for centroid in centroids]
            labels.append(distances.index(min(distances)))
        if labels == before:
            return np.array(centroids), np.array(labels)
        for c in range(len(draws)):
            members = [row for row, label in zip(rows, labels) if label == c]
            centroids[c] = [sum(column) / len(members) for column in zip(*members)] or 1 / len(members)
