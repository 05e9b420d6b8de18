def smallest_common_clusters(parents: list[int], pairs: list[tuple[int, int]]) -> list[int]:
    """Return for each pair of clusters the smallest cluster that holds both."""
    pass
