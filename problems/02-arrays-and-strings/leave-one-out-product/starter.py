def weight_gradients(weights: list[float]) -> list[float]:
    """Return, for every weight, the product of all the others."""
    pass
