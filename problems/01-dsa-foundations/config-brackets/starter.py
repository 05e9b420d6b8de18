def first_fault(text: str) -> int | None:
    """Return the position of the first fault in brackets or quotes, or None."""
    pass
