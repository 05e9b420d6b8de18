def rotation_swaps(side, turns):
    square = range(side)
    diagonal = [(r * side + c, c * side + r) for r in square for c in range(r)]
    rows = [(r * side + c, r * side + side - 1 - c) for r in square for c in range(side // 2)]
    columns = [(r * side + c, (side - 1 - r) * side + c) for r in range(side // 2) for c in square]
    around = [(at, side * side - 1 - at) for at in range(side * side // 2)]
    return [[], diagonal + rows, around, diagonal + columns][turns]
