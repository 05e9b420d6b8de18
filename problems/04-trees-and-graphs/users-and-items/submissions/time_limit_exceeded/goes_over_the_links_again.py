def two_sides(n, links):
    side = [None] * n
    for start in range(n):
        if side[start] is not None:
            continue
        side[start] = 0
        changed = True
        while changed:
            changed = False
            for a, b in links:
                if side[a] is not None and side[b] is None:
                    side[b] = 1 - side[a]
                    changed = True
                elif side[b] is not None and side[a] is None:
                    side[a] = 1 - side[b]
                    changed = True
    return None if any(side[a] == side[b] for a, b in links) else side
