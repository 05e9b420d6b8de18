def rotation_swaps(side, turns):
    def goal(position):
        r, c = divmod(position, side)
        for _ in range(turns % 4):
            r, c = c, side - 1 - r
        return r * side + c

    buffer = [goal(position) for position in range(side * side)]
    swaps = []
    for at in range(side * side):
        while buffer[at] != at:
            other = buffer[at]
            swaps.append((at, other))
            buffer[at], buffer[other] = buffer[other], buffer[at]
    return swaps
