def longest_distinct_run(tokens):
    last_seen, start, best = {}, 0, (0, 0)
    for at, token in enumerate(tokens):
        start = max(start, last_seen.get(token, 0))
        last_seen[token] = at
        if at - start + 1 > best[1]:
            best = (start, at - start + 1)
    return best
