def edit_distance(said: list[str], heard: list[str]) -> int:
    """Return the fewest single-word edits that turn said into heard."""
    pass
