def smallest_common_clusters(parents, pairs):
    children = [[] for _ in parents]
    for i, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(i)
    root = parents.index(-1)
    level = [0] * len(parents)

    def descend(i):
        for child in children[i]:
            level[child] = level[i] + 1
            descend(child)

    descend(root)

    jumps = [[root if parent < 0 else parent for parent in parents]]  # jumps[k][i]: 2**k steps above i
    while 2 ** len(jumps) <= max(level):
        half = jumps[-1]
        jumps.append([half[i] for i in half])

    def meet(a, b):
        if level[a] < level[b]:
            a, b = b, a
        steps = level[a] - level[b]
        for k, jump in enumerate(jumps):
            if steps >> k & 1:
                a = jump[a]
        if a == b:
            return a
        for jump in reversed(jumps):
            if jump[a] != jump[b]:
                a, b = jump[a], jump[b]
        return jumps[0][a]

    return [meet(a, b) for a, b in pairs]
