import numpy as np


def training_windows(
    series: np.ndarray, width: int, stride: int, horizon: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the windows, (m, width, f), and their targets, (m, f)."""
    pass
