def top_tokens(tokens: list[str], k: int) -> list[str]:
    """Return the k most frequent tokens; of equally frequent ones, the alphabetically first comes first."""
    pass
