def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    for source, target in edges:
        targets[source].append(target)
    on_cycles = []
    for start in range(n):
        seen, stack = set(), [start]
        while stack and start not in seen:
            for target in targets[stack.pop()]:
                if target not in seen:
                    seen.add(target)
                    stack.append(target)
        if start in seen:
            on_cycles.append(start)
    return on_cycles
