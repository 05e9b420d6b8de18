def longest_rising_run(metric):
    best, run = [], []
    for i, x in enumerate(metric):
        if x != x:
            run = []
            continue
        run = run + [i] if run and metric[run[-1]] < x else [i]
        best = max(best, run, key=len)
    return best
