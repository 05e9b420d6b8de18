import numpy as np


class BatchNorm:
    def __init__(self, features: int, momentum: float, epsilon: float):
        """Remember a mean of 0 and a variance of 1 for each feature."""

    def train(self, x: np.ndarray) -> np.ndarray:
        """Normalise a batch with its own statistics, and remember them."""
        pass

    def evaluate(self, x: np.ndarray) -> np.ndarray:
        """Normalise with what is remembered."""
        pass
