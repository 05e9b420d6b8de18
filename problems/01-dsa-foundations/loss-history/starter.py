class LossHistory:
    """Losses that can be recorded and taken back, and the best of those that are left."""

    def __init__(self):
        pass

    def record(self, loss: float) -> None:
        """Add a loss at the end."""
        pass

    def undo(self) -> float | None:
        """Take back the loss at the end and return it, or return None if there is none."""
        pass

    def best(self) -> float | None:
        """Return the smallest loss that is not NaN, or None."""
        pass
