def nodes_on_cycles(n, edges):
    targets = [set() for _ in range(n)]
    for source, target in edges:
        targets[source].add(target)
    on_cycles = []
    for start in range(n):
        seen, stack = set(), [start]
        while stack:
            for target in targets[stack.pop()]:
                if target == start:
                    on_cycles.append(start)
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
    return on_cycles
