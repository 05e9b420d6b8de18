def group_bags(prompts: list[list[int]]) -> list[list[int]]:
    """Return groups of positions; prompts of one group hold the same tokens equally often."""
    pass
