def kth_largest_magnitude(gradient: list[float], k: int) -> float:
    """Return the k-th largest of the magnitudes of the gradient's entries."""
    pass
