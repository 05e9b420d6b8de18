def rotation_swaps(side, turns):
    turns %= 4
    last = side * side - 1
    if turns == 0:
        return []
    if turns == 2:
        return [(at, last - at) for at in range(side * side // 2)]
    swaps = [(r * side + c, c * side + r) for r in range(side) for c in range(r)]
    return swaps
