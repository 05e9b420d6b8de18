import numpy as np


def most_likely_tags(start, follow, emit, tokens):
    if not tokens:
        return []
    with np.errstate(divide="ignore"):
        start, follow, emit = (np.log(np.array(p, dtype=float)) for p in (start, follow, emit))
    best = start + emit[:, tokens[0]]
    notes = []
    for token in tokens[1:]:
        ways = best[:, None] + follow
        notes.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + emit[:, token]
    if best.max() == -np.inf:
        return None
    path = [int(best.argmax())]
    for before in reversed(notes):
        path.append(int(before[path[-1]]))
    return path[::-1]
