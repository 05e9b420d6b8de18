def cheapest_route(n: int, links: list[tuple[int, int, int]], source: int, target: int) -> list[int] | None:
    """Return a route from source to target with the smallest total latency, or None."""
    pass
