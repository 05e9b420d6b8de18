def rotation_swaps(side, turns):
    swaps = []
    turns, end = turns % 4, side - 1
    for r in range(side // 2):
        for c in range((side + 1) // 2):
            a, b, d, e = (p * side + q for p, q in ((r, c), (c, end - r), (end - r, end - c), (end - c, r)))
            swaps += [[], [(a, b), (b, d), (d, e)], [(a, d), (b, e)], [(a, e), (e, d), (d, b)]][turns]
    return swaps
