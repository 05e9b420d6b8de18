def rotation_swaps(side, turns):
    swaps = []
    for ring in range(side // 2):
        end = side - 1 - ring
        places = [(ring, c) for c in range(ring, end)]
        places += [(r, end) for r in range(ring, end)]
        places += [(end, c) for c in range(end, ring, -1)]
        places += [(r, ring) for r in range(end, ring, -1)]
        around = [r * side + c for r, c in places]
        for _ in range(turns % 4 * (end - ring)):
            swaps += [(around[0], other) for other in around[1:]]
    return swaps
