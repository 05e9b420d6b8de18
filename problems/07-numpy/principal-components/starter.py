import numpy as np


def principal_components(x: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the first k components, one per column, and the variances along them."""
    pass
