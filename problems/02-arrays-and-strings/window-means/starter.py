import numpy as np


def window_means(image: np.ndarray, k: int) -> np.ndarray:
    """Return the mean of every k by k window of the image."""
    pass
