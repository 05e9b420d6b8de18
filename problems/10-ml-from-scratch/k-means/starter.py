import numpy as np


def k_means(points: np.ndarray, draws: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """Cluster the points, one cluster per draw. Return the centroids and each point's cluster."""
    pass
