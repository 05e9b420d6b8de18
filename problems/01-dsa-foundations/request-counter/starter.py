class RequestCounter:
    """Counts requests in any span of time."""

    def __init__(self):
        pass

    def record(self, time: int, requests: int) -> None:
        """Report a batch of requests that arrived at this time."""
        pass

    def count(self, time: int, span: int) -> int:
        """Return how many requests arrived later than `time - span` and not later than `time`."""
        pass
