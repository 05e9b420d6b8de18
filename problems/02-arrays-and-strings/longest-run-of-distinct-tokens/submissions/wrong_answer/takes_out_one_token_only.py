def longest_distinct_run(tokens):
    inside, start, best = set(), 0, (0, 0)
    for at, token in enumerate(tokens):
        if token in inside:
            inside.discard(tokens[start])
            start += 1
        inside.add(token)
        if at - start + 1 > best[1]:
            best = (start, at - start + 1)
    return best
