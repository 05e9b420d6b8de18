def find_pair(changes: list[int], target: int) -> list[int] | None:
    """Return the positions of two features whose changes add up to the target, or None."""
    pass
