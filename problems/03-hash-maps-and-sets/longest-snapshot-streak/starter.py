def longest_streak(days: list[int]) -> tuple[int, int] | None:
    """Return the first and the last day of the longest unbroken streak; of equally long ones, the latest."""
    pass
