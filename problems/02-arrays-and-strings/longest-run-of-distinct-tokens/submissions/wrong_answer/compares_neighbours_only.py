def longest_distinct_run(tokens):
    start, best = 0, (0, 0)
    for at, token in enumerate(tokens):
        if at > 0 and tokens[at - 1] == token:
            start = at
        if at - start + 1 > best[1]:
            best = (start, at - start + 1)
    return best
