def contradictions(ours, theirs):
    scores = [y for _, y in sorted(zip(ours, theirs))]
    return sum(sum(map(y.__lt__, scores[:at])) for at, y in enumerate(scores))
