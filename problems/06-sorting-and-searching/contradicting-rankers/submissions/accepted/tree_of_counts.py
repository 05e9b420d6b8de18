def contradictions(ours, theirs):
    rank = {y: at for at, y in enumerate(sorted(set(theirs)), start=1)}
    tree = [0] * (len(rank) + 1)
    found = 0
    for seen, (_, y) in enumerate(sorted(zip(ours, theirs))):
        found += seen
        at = rank[y]
        while at > 0:
            found -= tree[at]
            at -= at & -at
        at = rank[y]
        while at < len(tree):
            tree[at] += 1
            at += at & -at
    return found
