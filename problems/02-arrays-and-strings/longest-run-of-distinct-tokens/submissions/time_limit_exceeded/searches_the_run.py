def longest_distinct_run(tokens):
    run, best = [], (0, 0)
    for at, token in enumerate(tokens):
        if token in run:
            run = run[run.index(token) + 1 :]
        run.append(token)
        if len(run) > best[1]:
            best = (at - len(run) + 1, len(run))
    return best
