import numpy as np


def closest_k(embeddings, query, k):
    likeness = embeddings.astype(int) @ query.astype(int)
    return np.argsort(-likeness, kind="stable")[:k].tolist()
