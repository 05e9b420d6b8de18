def nodes_on_cycles(n: int, edges: list[tuple[int, int]]) -> list[int]:
    """Return every node that lies on a cycle, in any order."""
    pass
