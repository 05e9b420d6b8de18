def contradictions(ours, theirs):
    scores = [y for _, y in sorted(zip(ours, theirs))]
    moves = 0
    for at, y in enumerate(scores):
        while at > 0 and scores[at - 1] > y:
            scores[at] = scores[at - 1]
            at -= 1
            moves += 1
        scores[at] = y
    return moves
