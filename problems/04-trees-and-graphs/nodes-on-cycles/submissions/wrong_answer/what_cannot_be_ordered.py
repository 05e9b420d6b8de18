def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    missing = [0] * n
    for source, target in edges:
        targets[source].append(target)
        missing[target] += 1
    order = [node for node in range(n) if missing[node] == 0]
    for node in order:
        for target in targets[node]:
            missing[target] -= 1
            if missing[target] == 0:
                order.append(target)
    return [node for node in range(n) if missing[node] > 0]
