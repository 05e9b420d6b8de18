def rolling_mean(losses: list[float], k: int) -> list[float | None]:
    """Return, for every epoch, the mean of the finite losses of the last k epochs, or None."""
    pass
