def smallest_common_clusters(parents, pairs):
    children = [[] for _ in parents]
    for i, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(i)
    level = [0] * len(parents)
    order = [parents.index(-1)]
    for i in order:
        for child in children[i]:
            level[child] = level[i] + 1
            order.append(child)

    def meet(a, b):
        while a != b:
            if level[a] < level[b]:
                a, b = b, a
            a = parents[a]
        return a

    return [meet(a, b) for a, b in pairs]
