import numpy as np


def attention(query: np.ndarray, key: np.ndarray, value: np.ndarray, mask: np.ndarray | None) -> np.ndarray:
    """Return softmax(Q Kᵀ / √d) V for each sequence of the batch; True in the mask means "may look"."""
    pass
