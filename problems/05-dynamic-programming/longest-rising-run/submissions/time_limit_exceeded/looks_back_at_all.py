def longest_rising_run(metric):
    lengths, before = [], []
    for i, x in enumerate(metric):
        smaller = [j for j in range(i) if metric[j] < x]
        j = max(smaller, key=lengths.__getitem__, default=None)
        before.append(j)
        lengths.append(0 if x != x else 1 if j is None else lengths[j] + 1)
    i = max(range(len(metric)), key=lengths.__getitem__, default=None)
    if i is None or lengths[i] == 0:
        return []
    run = []
    while i is not None:
        run.append(i)
        i = before[i]
    return run[::-1]
