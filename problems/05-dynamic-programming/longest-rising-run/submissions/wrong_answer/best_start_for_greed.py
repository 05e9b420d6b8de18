def longest_rising_run(metric):
    def greedy(start):
        run = [start]
        for i in range(start + 1, len(metric)):
            if metric[i] > metric[run[-1]]:
                run.append(i)
        return run

    starts = [i for i, x in enumerate(metric) if x == x]
    return max(map(greedy, starts[:50]), key=len, default=[])
