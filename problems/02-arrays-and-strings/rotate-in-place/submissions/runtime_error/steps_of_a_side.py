def rotation_swaps(side, turns):
    turns %= 4
    if turns == 2:
        return [(at, side * side - 1 - at) for at in range(side * side // 2)]
    if turns == 0:
        return []
    swaps = [(r * side + c, c * side + r) for r in range(side) for c in range(r)]
    for start in range(0, side * side, side):
        for at in range(side // 2):
            if turns == 1:
                swaps.append((start + at, start + side - 1 - at))
            else:
                swaps.append((at * side + start // side, (side - 1 - at) * side + start // side))
    return swaps
