def rotation_swaps(side, turns):
    swaps = []
    for _ in range(turns % 4):
        swaps += [(r * side + c, c * side + r) for r in range(side) for c in range(r)]
        swaps += [(r * side + c, r * side + side - 1 - c) for r in range(side) for c in range(side // 2)]
    return swaps
