def pruning_path(left: list[int], right: list[int], mistakes: list[int]) -> list[tuple[float, int, int]]:
    """Return (alpha, leaves, mistakes) for price 0 and for each price at which the best tree changes."""
    pass
