def choose_models(sizes: list[int], gains: list[int], budget: int) -> list[int]:
    """Return the models that fit into the budget together and have the largest total gain."""
    pass
