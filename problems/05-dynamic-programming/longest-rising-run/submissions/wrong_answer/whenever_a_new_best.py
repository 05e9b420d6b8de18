def longest_rising_run(metric):
    run = []
    for i, x in enumerate(metric):
        if x == x and (not run or x > metric[run[-1]]):
            run.append(i)
    return run
