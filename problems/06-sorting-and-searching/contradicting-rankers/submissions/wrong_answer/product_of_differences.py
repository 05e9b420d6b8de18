def contradictions(ours, theirs):
    n = len(ours)
    return sum((ours[i] - ours[j]) * (theirs[i] - theirs[j]) < 0 for i in range(n) for j in range(i))
