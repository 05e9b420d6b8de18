def longest_distinct_run(tokens: list[int]) -> tuple[int, int]:
    last_seen = {}
    start = 0
    best_start, best_length = 0, 0
    for at, token in enumerate(tokens):
        start = max(start, last_seen.get(token, -1) + 1)
        last_seen[token] = at
        if at - start + 1 > best_length:
            best_start, best_length = start, at - start + 1
    return best_start, best_length
