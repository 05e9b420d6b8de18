def nodes_on_cycles(n, edges):
    sources = [[] for _ in range(n)]
    left = [0] * n
    for source, target in edges:
        sources[target].append(source)
        left[source] += 1
    safe = [node for node in range(n) if left[node] == 0]
    for node in safe:
        for source in sources[node]:
            left[source] -= 1
            if left[source] == 0:
                safe.append(source)
    return [node for node in range(n) if left[node] > 0]
