def rotation_swaps(side: int, turns: int) -> list[tuple[int, int]]:
    """Return the exchanges of positions that turn a square image clockwise by so many quarter turns."""
    pass
