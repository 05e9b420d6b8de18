def rotation_swaps(side, turns):
    turns %= 4
    last = side * side - 1
    if turns == 0:
        return None
    if turns == 2:
        return [(at, last - at) for at in range(side * side // 2)]
    swaps = [(r * side + c, c * side + r) for r in range(side) for c in range(r)]
    for line in range(side):
        for at in range(side // 2):
            if turns == 1:
                swaps.append((line * side + at, line * side + side - 1 - at))
            else:
                swaps.append((at * side + line, (side - 1 - at) * side + line))
    return swaps
