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
        chosen.append(at)
        weights = [min(sum((x - y) ** 2 for x, y in zip(row, rows[c])) for c in chosen) for row in rows]
    centroids, labels = [rows[at] for at in chosen], None
    while True:
        before, labels = labels, []
        for row in rows:
            distances = [sum((x - y) ** 2 for x, y in zip(row, centroid)) for centroid in centroids]
            labels.append(distances.index(min(distances)))
        if labels == before:
            return np.array(centroids), np.array(labels)
        old, taken = list(centroids), 0
        for c in range(len(draws)):
            members = [row for row, label in zip(rows, labels) if label == c]
            if members:
                centroids[c] = [sum(column) / len(members) for column in zip(*members)]
            else:
                far = [-sum((x - y) ** 2 for x, y in zip(row, old[label])) for row, label in zip(rows, labels)]
                centroids[c] = rows[sorted(range(len(rows)), key=far.__getitem__)[taken]]
                taken += 1
