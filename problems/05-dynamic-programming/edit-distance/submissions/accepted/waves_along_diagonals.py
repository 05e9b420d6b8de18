NEVER = float("-inf")


def edit_distance(said, heard):
    n, m = len(said), len(heard)
    farthest = {0: slide(said, heard, 0, 0)}  # by diagonal j - i: the most words of said that can be behind us
    edits = 0
    while farthest.get(m - n) != n:
        edits += 1
        reached = {}
        for diagonal in range(-min(edits, n), min(edits, m) + 1):
            substituted = farthest.get(diagonal, NEVER) + 1
            deleted = farthest.get(diagonal + 1, NEVER) + 1
            inserted = farthest.get(diagonal - 1, NEVER)
            i = min(max(substituted, deleted, inserted), n, m - diagonal)
            reached[diagonal] = slide(said, heard, i, i + diagonal)
        farthest = reached
    return edits


def slide(said, heard, i, j):
    """Equal words cost nothing."""
    while i < len(said) and j < len(heard) and said[i] == heard[j]:
        i += 1
        j += 1
    return i
