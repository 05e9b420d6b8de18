def smallest_common_clusters(parents, pairs):
    children = [[] for _ in parents]
    for i, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(i)
    order = [parents.index(-1)]
    for i in order:
        order += children[i]

    def meet(a, b):
        held = [0] * len(parents)
        held[a] += 1
        held[b] += 1
        for i in reversed(order):
            if held[i] == 2:
                return i
            held[parents[i]] += held[i]

    return [meet(a, b) for a, b in pairs]
