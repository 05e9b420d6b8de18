def contradictions(ours, theirs):
    place = {i: at for at, i in enumerate(sorted(range(len(ours)), key=theirs.__getitem__))}
    return sum(abs(at - place[i]) for at, i in enumerate(sorted(range(len(ours)), key=ours.__getitem__))) // 2
