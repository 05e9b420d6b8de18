def nodes_on_cycles(n, edges):
    loops = [source for source, target in edges if source == target]
    around = [set() for _ in range(n)]
    for source, target in edges:
        if source != target:
            around[source].add(target)
            around[target].add(source)
    ends = [node for node in range(n) if len(around[node]) == 1]
    for node in ends:
        for other in around[node]:
            around[other].discard(node)
            if len(around[other]) == 1:
                ends.append(other)
        around[node] = set()
    return sorted({node for node in range(n) if around[node]} | set(loops))
