def longest_distinct_run(tokens):
    best = (0, 0)
    for start in range(len(tokens)):
        inside = set()
        for token in tokens[start:]:
            if token in inside:
                break
            inside.add(token)
        if len(inside) > best[1]:
            best = (start, len(inside))
    return best
