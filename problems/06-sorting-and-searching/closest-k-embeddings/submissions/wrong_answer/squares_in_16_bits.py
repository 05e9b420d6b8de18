import numpy as np


def closest_k(embeddings, query, k):
    apart = embeddings.astype(np.int16) - query
    distances = (apart**2).sum(axis=1)
    return np.argsort(distances, kind="stable")[:k].tolist()
