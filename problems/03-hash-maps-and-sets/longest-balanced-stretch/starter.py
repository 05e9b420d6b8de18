def longest_balanced(labels: list[int]) -> tuple[int, int] | None:
    """Return start and stop of the longest stretch with as many 0 as 1 labels; of equally long ones, the first."""
    pass
