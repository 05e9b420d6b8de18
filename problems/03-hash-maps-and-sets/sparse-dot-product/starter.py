def sparse_dot(left: list[tuple[int, float]], right: list[tuple[int, float]]) -> float:
    """Return the dot product of two sparse vectors; entries of one vector with the same index add up."""
    pass
