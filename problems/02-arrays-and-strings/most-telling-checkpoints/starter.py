def telling_pair(samples: list[int]) -> tuple[int, int] | None:
    """Return two positions whose distance times the smaller of their numbers of samples is greatest."""
    pass
