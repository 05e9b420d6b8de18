def first_single(labels: list[str]) -> int | None:
    """Return the position of the first label that occurs exactly once in the list, or None."""
    pass
