def checkpoints_to_average(gains: list[float]) -> list[int]:
    """Return the positions of a best choice without neighbours, in increasing order."""
    pass
