def two_sides(n: int, links: list[tuple[int, int]]) -> list[int] | None:
    """Return a side, 0 or 1, for each id so that every link goes across, or None."""
    pass
