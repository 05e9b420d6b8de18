def longest_distinct_run(tokens):
    last_seen, start, runs = {}, 0, []
    for at, token in enumerate(tokens):
        start = max(start, last_seen.get(token, -1) + 1)
        last_seen[token] = at
        runs.append((start, at - start + 1))
    return max(runs, key=lambda run: run[1])
