import numpy as np


def stability_index(reference: np.ndarray, live: np.ndarray, bins: int, floor: float) -> float:
    """Return the population stability index of the live values against the reference."""
    pass
