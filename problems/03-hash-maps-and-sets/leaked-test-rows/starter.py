def leaked_rows(train: list[tuple[str, str]], test: list[tuple[str, str]]) -> list[int]:
    """Return the positions of the test rows whose patient occurs in the training set, in rising order."""
    pass
