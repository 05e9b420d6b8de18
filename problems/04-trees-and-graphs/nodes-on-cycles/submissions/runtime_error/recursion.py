def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    for source, target in edges:
        targets[source].append(target)
    number, low = {}, {}
    waiting, complete, on_cycles = [], set(), []

    def visit(node):
        number[node] = low[node] = len(number)
        waiting.append(node)
        for target in targets[node]:
            if target not in number:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target not in complete:
                low[node] = min(low[node], number[target])
        if low[node] == number[node]:
            group = [waiting.pop()]
            while group[-1] != node:
                group.append(waiting.pop())
            complete.update(group)
            if len(group) > 1 or node in targets[node]:
                on_cycles.extend(group)

    for start in range(n):
        if start not in number:
            visit(start)
    return on_cycles
