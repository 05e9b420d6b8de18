def predict(nodes: list[tuple[int, float, int, int, float]], rows: list[list[float]]) -> list[float]:
    """Return the prediction of the tree for each row."""
    pass
