class MovingAverage:
    """The mean of the latest measurements, at most `size` of them."""

    def __init__(self, size: int):
        pass

    def add(self, latency: int) -> float:
        """Put a measurement into the window and return the mean."""
        pass

    def resize(self, size: int) -> float | None:
        """Change the size and return the mean of what is left, or None if there is nothing."""
        pass
