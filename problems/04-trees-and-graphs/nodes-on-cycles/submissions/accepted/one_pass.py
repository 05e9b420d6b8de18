def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    for source, target in edges:
        targets[source].append(target)
    loops = {source for source, target in edges if source == target}
    number, low = {}, {}
    waiting, complete, on_cycles = [], set(), []
    for start in range(n):
        path = [] if start in number else [start]
        while path:
            node = path[-1]
            if node not in number:
                number[node] = low[node] = len(number)
                waiting.append(node)
            if targets[node]:
                target = targets[node].pop()
                if target not in number:
                    path.append(target)
                elif target not in complete:
                    low[node] = min(low[node], number[target])
            else:
                path.pop()
                if path:
                    low[path[-1]] = min(low[path[-1]], low[node])
                if low[node] == number[node]:
                    group = [waiting.pop()]
                    while group[-1] != node:
                        group.append(waiting.pop())
                    complete.update(group)
                    if len(group) > 1 or node in loops:
                        on_cycles += group
    return on_cycles
