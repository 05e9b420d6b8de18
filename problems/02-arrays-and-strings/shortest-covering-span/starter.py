def shortest_cover(labels: list[str], wanted: list[str]) -> tuple[int, int] | None:
    """Return start and end of the first shortest span that holds all wanted labels, or None."""
    pass
