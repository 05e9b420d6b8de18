def threshold_for_precision(scores: list[float], labels: list[int], percent: int) -> float | None:
    """Return the lowest score that, as a threshold, gives at least this precision, or None."""
    pass
