def label_regions(mask: list[list[int]]) -> list[list[int]]:
    """Return a grid like mask in which every marked pixel carries the number of its region."""
    pass
