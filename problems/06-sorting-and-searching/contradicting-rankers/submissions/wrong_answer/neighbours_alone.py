def contradictions(ours, theirs):
    scores = [y for _, y in sorted(zip(ours, theirs))]
    return sum(one > other for one, other in zip(scores, scores[1:]))
