def longest_rising_run(metric):
    ends, epochs, before = [], [], {}
    for i, x in enumerate(metric):
        if x != x:
            continue
        at = 0
        while at < len(ends) and ends[at] < x:
            at += 1
        ends[at:at + 1] = [x]
        epochs[at:at + 1] = [i]
        before[i] = epochs[at - 1] if at else None
    run, i = [], epochs[-1] if epochs else None
    while i is not None:
        run.append(i)
        i = before[i]
    return run[::-1]
