def longest_distinct_run(tokens):
    inside, start, best = set(), 0, (0, 0)
    for at, token in enumerate(tokens):
        while token in inside:
            inside.remove(token)
            inside.remove(tokens[start])
            start += 1
        inside.add(token)
        if at - start + 1 > best[1]:
            best = (start, at - start + 1)
    return best
