import numpy as np


def dropout(
    x: np.ndarray, upstream: np.ndarray, draws: np.ndarray, rate: float, training: bool
) -> tuple[np.ndarray, np.ndarray]:
    """Return the output and the gradient of x."""
    pass
