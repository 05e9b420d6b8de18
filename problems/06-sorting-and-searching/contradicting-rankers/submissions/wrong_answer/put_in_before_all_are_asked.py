from itertools import groupby


def contradictions(ours, theirs):
    rank = {y: at for at, y in enumerate(sorted(set(theirs)), start=1)}
    tree = [0] * (len(rank) + 1)
    seen = found = 0
    for _, group in groupby(sorted(zip(ours, theirs)), key=lambda pair: pair[0]):
        ranks = [rank[y] for _, y in group]
        for at in reversed(ranks):
            place = at
            found += seen
            while place > 0:
                found -= tree[place]
                place -= place & -place
            seen += 1
            while at < len(tree):
                tree[at] += 1
                at += at & -at
    return found
