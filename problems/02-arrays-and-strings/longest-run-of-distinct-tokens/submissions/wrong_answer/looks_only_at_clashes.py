def longest_distinct_run(tokens):
    last_seen, start, best = {}, 0, (0, 0)
    for at, token in enumerate(tokens):
        if last_seen.get(token, -1) >= start:
            if at - start > best[1]:
                best = (start, at - start)
            start = last_seen[token] + 1
        last_seen[token] = at
    return best
