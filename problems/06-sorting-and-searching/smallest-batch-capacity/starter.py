def smallest_capacity(tokens: list[int], batch_ms: int, deadline_ms: int) -> int | None:
    """Return the smallest capacity with which all requests are done by the deadline, or None."""
    pass
