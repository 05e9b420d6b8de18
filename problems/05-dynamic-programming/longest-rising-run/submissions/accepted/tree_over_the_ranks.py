def longest_rising_run(metric):
    rank = {x: at for at, x in enumerate(sorted({x for x in metric if x == x}), start=1)}
    tree = [(0, None)] * (len(rank) + 1)  # (length, epoch) of a best run that ends in a range of ranks
    before = {}
    for i, x in enumerate(metric):
        if x != x:
            continue
        best, at = (0, None), rank[x] - 1
        while at > 0:
            if tree[at][0] > best[0]:
                best = tree[at]
            at -= at & -at
        before[i] = best[1]
        at = rank[x]
        while at < len(tree):
            if tree[at][0] <= best[0]:
                tree[at] = (best[0] + 1, i)
            at += at & -at
    best, at = (0, None), len(rank)
    while at > 0:
        if tree[at][0] > best[0]:
            best = tree[at]
        at -= at & -at
    run, i = [], best[1]
    while i is not None:
        run.append(i)
        i = before[i]
    return run[::-1]
