import numpy as np


def adam(
    start: np.ndarray,
    gradients: np.ndarray,
    rate: float,
    betas: tuple[float, float],
    epsilon: float,
    decay: float,
) -> np.ndarray:
    """Return the weights before the first step and after each step, one row each."""
    pass
