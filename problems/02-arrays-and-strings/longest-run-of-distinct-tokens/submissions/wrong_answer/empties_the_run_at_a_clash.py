def longest_distinct_run(tokens):
    inside, start, best = set(), 0, (0, 0)
    for at, token in enumerate(tokens):
        if token in inside:
            inside, start = set(), at
        inside.add(token)
        if len(inside) > best[1]:
            best = (start, len(inside))
    return best
