import numpy as np


def im2col(images: np.ndarray, k: int, stride: int, padding: int) -> np.ndarray:
    """Return one row per patch: (n * oh * ow, c * k * k)."""
    pass
