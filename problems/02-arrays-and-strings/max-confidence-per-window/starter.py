def max_per_window(scores: list[float], k: int) -> list[float]:
    """Return the largest of every k neighbouring scores, window by window."""
    pass
