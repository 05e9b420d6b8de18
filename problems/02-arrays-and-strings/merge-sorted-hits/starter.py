def merge_hits(
    first: list[tuple[int, float]], second: list[tuple[int, float]]
) -> list[tuple[int, float]]:
    """Return the hits of both lists, best score first; of equal scores those of first come first."""
    pass
