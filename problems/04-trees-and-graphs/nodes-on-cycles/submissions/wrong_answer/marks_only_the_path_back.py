def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    for source, target in edges:
        targets[source].append(target)
    on_cycles, done = set(), set()
    for start in range(n):
        path = [] if start in done else [start]
        place = {start: 0}
        while path:
            node = path[-1]
            if targets[node]:
                target = targets[node].pop()
                if target in place:
                    on_cycles.update(path[place[target] :])
                elif target not in done:
                    place[target] = len(path)
                    path.append(target)
            else:
                done.add(path.pop())
                del place[node]
    return sorted(on_cycles)
