from heapq import heappop, heappush
from math import log


def most_likely_tags(start, follow, emit, tokens):
    costs = [[(j, -log(p)) for j, p in enumerate(row) if p > 0] for row in [*follow, start]]
    emitted = [[-log(p) if p > 0 else None for p in row] for row in emit]
    heap = [(0.0, 0, len(start), None)]  # cost, tokens tagged, tag, where it came from
    came_from = {}
    while heap:
        cost, at, tag, before = heappop(heap)
        if (at, tag) in came_from:
            continue
        came_from[at, tag] = before
        if at == len(tokens):
            path = []
            while at > 0:
                path.append(tag)
                at, tag = came_from[at, tag]
            return path[::-1]
        for other, step in costs[tag]:
            emission = emitted[other][tokens[at]]
            if emission is not None:
                heappush(heap, (cost + step + emission, at + 1, other, (at, tag)))
    return None
