def search(start, ways, seen):
    """Nodes newly reached from start, each after all those that it leads to."""
    path = [] if start in seen else [start]
    finished = []
    while path:
        node = path[-1]
        seen.add(node)
        following = next((other for other in ways[node] if other not in seen), None)
        if following is None:
            finished.append(path.pop())
        else:
            path.append(following)
    return finished


def nodes_on_cycles(n, edges):
    targets = [[] for _ in range(n)]
    sources = [[] for _ in range(n)]
    for source, target in edges:
        targets[source].append(target)
        sources[target].append(source)
    ways, seen = [iter(nodes) for nodes in targets], set()
    finished = [node for start in range(n) for node in search(start, ways, seen)]
    ways, seen = [iter(nodes) for nodes in sources], set()
    on_cycles = []
    for start in finished:
        group = search(start, ways, seen)
        if len(group) > 1 or start in sources[start]:
            on_cycles += group
    return on_cycles
