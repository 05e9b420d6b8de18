def rotation_swaps(side, turns):
    swaps = []
    for position in range(side * side):
        r, c = divmod(position, side)
        for _ in range(turns % 4):
            r, c = c, side - 1 - r
        swaps.append((position, r * side + c))
    return swaps
