def count_spans(attributions: list[int], k: int) -> int:
    """Return the number of spans of neighbouring tokens whose attributions sum to k."""
    pass
