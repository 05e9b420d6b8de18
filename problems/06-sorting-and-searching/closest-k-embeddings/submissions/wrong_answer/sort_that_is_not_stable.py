import numpy as np


def closest_k(embeddings, query, k):
    apart = embeddings.astype(int) - query
    distances = (apart * apart).sum(axis=1)
    return np.argsort(distances)[:k].tolist()
