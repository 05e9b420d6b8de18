def contradictions(ours, theirs):
    mine = sorted(range(len(ours)), key=ours.__getitem__)
    others = sorted(range(len(ours)), key=theirs.__getitem__)
    return sum(i != j for i, j in zip(mine, others))
