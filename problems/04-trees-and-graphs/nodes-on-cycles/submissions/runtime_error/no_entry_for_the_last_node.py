def nodes_on_cycles(n, edges):
    targets = {}
    for source, target in edges:
        targets.setdefault(source, set()).add(target)
    on_cycles = []
    for start in range(n):
        seen, stack = set(), [start]
        while stack:
            for target in targets[stack.pop()] - seen:
                seen.add(target)
                stack.append(target)
        if start in seen:
            on_cycles.append(start)
    return on_cycles
