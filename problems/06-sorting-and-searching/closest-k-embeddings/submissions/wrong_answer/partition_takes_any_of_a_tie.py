import numpy as np


def closest_k(embeddings, query, k):
    apart = embeddings.astype(int) - query
    distances = (apart * apart).sum(axis=1)
    near = np.arange(len(distances))
    if k < len(distances):
        near = np.sort(np.argpartition(distances, k)[:k])
    return near[np.argsort(distances[near], kind="stable")].tolist()
