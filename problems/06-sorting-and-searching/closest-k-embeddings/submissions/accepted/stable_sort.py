import numpy as np


def closest_k(embeddings: np.ndarray, query: np.ndarray, k: int) -> list[int]:
    apart = embeddings.astype(int) - query
    distances = (apart * apart).sum(axis=1)
    return np.argsort(distances, kind="stable")[:k].tolist()
