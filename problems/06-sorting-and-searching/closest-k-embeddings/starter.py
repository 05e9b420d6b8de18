import numpy as np


def closest_k(embeddings: np.ndarray, query: np.ndarray, k: int) -> list[int]:
    """Return the row numbers of the k embeddings closest to the query, closest first."""
    pass
