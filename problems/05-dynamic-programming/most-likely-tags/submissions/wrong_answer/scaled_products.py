def most_likely_tags(start, follow, emit, tokens):
    if not tokens:
        return []
    tags = range(len(start))
    best = [start[j] * emit[j][tokens[0]] for j in tags]
    notes = []  # for each token but the first: the tag before, by tag
    for token in tokens[1:]:
        before = [max(tags, key=lambda i: best[i] * follow[i][j]) for j in tags]
        best = [best[before[j]] * follow[before[j]][j] * emit[j][token] for j in tags]
        scale = max(best) or 1.0
        best = [p / scale for p in best]
        notes.append(before)
    tag = max(tags, key=best.__getitem__)
    if best[tag] == 0:
        return None
    path = [tag]
    for before in reversed(notes):
        path.append(before[path[-1]])
    return path[::-1]
