def longest_rising_run(metric: list[float]) -> list[int]:
    """Return the epochs of a longest choice whose metrics are strictly increasing."""
    pass
