import numpy as np


def forward(
    x: np.ndarray, labels: np.ndarray, layers: list[tuple[np.ndarray, np.ndarray]]
) -> tuple[np.ndarray, float]:
    """Return the probabilities of every class for each sample, and the mean cross-entropy loss."""
    pass
