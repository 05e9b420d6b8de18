def rotation_swaps(side, turns):
    turns %= 4
    if turns == 0:
        return []
    if turns == 2:
        return [(r * side + c, r * side + side - 1 - c) for r in range(side) for c in range(side // 2)]
    swaps = [(r * side + c, c * side + r) for r in range(side) for c in range(r)]
    for line in range(side):
        for at in range(side // 2):
            if turns == 1:
                swaps.append((line * side + at, line * side + side - 1 - at))
            else:
                swaps.append((at * side + line, (side - 1 - at) * side + line))
    return swaps
