def contradictions(ours: list[float], theirs: list[float]) -> int:
    """Return how many pairs of documents the two rankers put in opposite orders."""
    pass
