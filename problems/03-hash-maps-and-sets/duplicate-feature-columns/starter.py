def first_copies(columns: list[list[float]]) -> list[int]:
    """Return for each column the position of the first column that equals it."""
    pass
