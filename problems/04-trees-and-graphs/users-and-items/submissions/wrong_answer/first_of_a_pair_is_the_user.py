def two_sides(n, links):
    side = [0] * n
    for _, b in links:
        side[b] = 1
    return None if any(side[a] == side[b] for a, b in links) else side
