import numpy as np


def descend(x: np.ndarray, y: np.ndarray, start: np.ndarray, rates: list[float], beta: float) -> np.ndarray:
    """Return the weights before the first step and after each step, one row each."""
    pass
