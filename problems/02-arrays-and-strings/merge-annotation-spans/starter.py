def merge_spans(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the fewest spans that cover, label by label, the same characters."""
    pass
