def nodes_on_cycles(n, edges):
    reaches = [set() for _ in range(n)]
    for source, target in edges:
        reaches[source].add(target)
    for middle in range(n):
        for source in range(n):
            if middle in reaches[source]:
                reaches[source] |= reaches[middle]
    return [node for node in range(n) if node in reaches[node]]
