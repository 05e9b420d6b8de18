def smallest_common_clusters(parents, pairs):
    children, asked = [[] for _ in parents], [[] for _ in parents]
    for i, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(i)
    for at, (a, b) in enumerate(pairs):
        asked[a].append((b, at))
        asked[b].append((a, at))
    above = list(range(len(parents)))  # leads to the lowest cluster that is not finished

    def unfinished(i):
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    answers = list(pairs)
    waiting = [(parents.index(-1), False)]
    while waiting:
        i, finished = waiting.pop()
        if finished:
            above[i] = parents[i]
            continue
        for other, at in asked[i]:  # whichever of the two comes later has the last word
            answers[at] = unfinished(other)
        waiting.append((i, True))
        waiting += [(child, False) for child in children[i]]
    return answers
