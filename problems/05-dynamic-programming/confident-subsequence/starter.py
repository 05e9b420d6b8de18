def best_total(frames: list[tuple[str, float]], k: int) -> float:
    """Return the largest sum of confidences of a coherent choice of frames."""
    pass
