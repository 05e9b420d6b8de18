def two_sides(n, links):
    side = [None] * n
    for a, b in links:
        if side[a] is None and side[b] is None:
            side[a] = 0
        if side[b] is None:
            side[b] = 1 - side[a]
        elif side[a] is None:
            side[a] = 1 - side[b]
        elif side[a] == side[b]:
            return None
    return [0 if s is None else s for s in side]
