from math import inf, log


def most_likely_tags(start, follow, emit, tokens):
    if not tokens:
        return []

    def ln(p):
        return log(p) if p > 0 else -inf

    tags = range(len(start))
    follow = [[ln(p) for p in row] for row in follow]
    emit = [[ln(p) for p in row] for row in emit]
    best = [ln(start[j]) + emit[j][tokens[0]] for j in tags]
    notes = []  # for each token but the first: the tag before, by tag
    for token in tokens[1:]:
        before = [max(tags, key=lambda i: best[i] + follow[j][i]) for j in tags]
        best = [best[before[j]] + follow[j][before[j]] + emit[j][token] for j in tags]
        notes.append(before)
    tag = max(tags, key=best.__getitem__)
    if best[tag] == -inf:
        return None
    path = [tag]
    for before in reversed(notes):
        path.append(before[path[-1]])
    return path[::-1]
