def sorted_squares(residuals: list[int]) -> list[int]:
    """Return the squares of the sorted residuals, in rising order."""
    pass
