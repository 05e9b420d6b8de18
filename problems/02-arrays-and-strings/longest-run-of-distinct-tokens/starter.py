def longest_distinct_run(tokens: list[int]) -> tuple[int, int]:
    """Return start and length of the first longest run without a repeated token."""
    pass
