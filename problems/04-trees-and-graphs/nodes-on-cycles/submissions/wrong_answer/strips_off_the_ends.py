def nodes_on_cycles(n, edges):
    left = set(range(n))
    while True:
        inside = [(source, target) for source, target in edges if source in left and target in left]
        kept = {source for source, _ in inside} & {target for _, target in inside}
        if kept == left:
            return sorted(left)
        left = kept
