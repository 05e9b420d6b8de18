def most_likely_tags(
    start: list[float],
    follow: list[list[float]],
    emit: list[list[float]],
    tokens: list[int],
) -> list[int] | None:
    """Return a most probable tag for each token, as one path, or None if no tagging is possible."""
    pass
