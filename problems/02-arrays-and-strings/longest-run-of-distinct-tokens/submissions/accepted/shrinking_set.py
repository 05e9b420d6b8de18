def longest_distinct_run(tokens):
    inside = set()
    start = 0
    best = (0, 0)
    for at, token in enumerate(tokens):
        while token in inside:
            inside.remove(tokens[start])
            start += 1
        inside.add(token)
        if len(inside) > best[1]:
            best = (start, len(inside))
    return best
