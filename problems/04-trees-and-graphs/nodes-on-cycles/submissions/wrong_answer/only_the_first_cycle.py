def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    for source, target in edges:
        targets[source].append(target)
    done = set()
    for start in range(n):
        path = [] if start in done else [start]
        while path:
            if targets[path[-1]]:
                target = targets[path[-1]].pop()
                if target in path:
                    return path[path.index(target) :]
                if target not in done:
                    path.append(target)
            else:
                done.add(path.pop())
    return []
