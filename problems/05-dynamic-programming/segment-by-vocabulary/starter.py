def segment(text: str, vocabulary: list[str]) -> list[str] | None:
    """Return the text cut into the fewest tokens of the vocabulary, or None."""
    pass
