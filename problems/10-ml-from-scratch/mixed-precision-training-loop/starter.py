import numpy as np


def train(
    weights: np.ndarray,
    micro_batches: list[tuple[np.ndarray, np.ndarray]],
    accumulate: int,
    schedule: tuple[float, int, int],
    max_norm: float,
    scaling: tuple[float, int],
) -> tuple[np.ndarray, list[tuple]]:
    """Return the trained weights, and (loss, norm, rate, scale) for each group of micro-batches."""
    pass
