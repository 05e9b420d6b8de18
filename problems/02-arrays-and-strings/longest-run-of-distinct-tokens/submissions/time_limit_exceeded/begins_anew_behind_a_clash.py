def longest_distinct_run(tokens):
    best = (0, 0)
    start = at = 0
    seen = {}
    while at < len(tokens):
        if tokens[at] in seen:
            start = at = seen[tokens[at]] + 1
            seen = {}
            continue
        seen[tokens[at]] = at
        at += 1
        if at - start > best[1]:
            best = (start, at - start)
    return best
