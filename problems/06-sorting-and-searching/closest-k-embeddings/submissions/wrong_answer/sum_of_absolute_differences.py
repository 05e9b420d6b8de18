import numpy as np


def closest_k(embeddings, query, k):
    apart = embeddings.astype(int) - query
    distances = np.abs(apart).sum(axis=1)
    return np.argsort(distances, kind="stable")[:k].tolist()
