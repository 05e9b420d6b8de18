import numpy as np


def closest_k(embeddings, query, k):
    apart = embeddings.astype(int) - query
    distances = (apart * apart).sum(axis=1)
    limit = np.partition(distances, k - 1)[k - 1]
    near = np.flatnonzero(distances <= limit)
    return near[np.argsort(distances[near], kind="stable")][:k].tolist()
