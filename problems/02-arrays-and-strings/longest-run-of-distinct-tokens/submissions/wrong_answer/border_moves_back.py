def longest_distinct_run(tokens):
    last_seen, start, best = {}, 0, (0, 0)
    for at, token in enumerate(tokens):
        if token in last_seen:
            start = last_seen[token] + 1
        last_seen[token] = at
        if at - start + 1 > best[1]:
            best = (start, at - start + 1)
    return best
