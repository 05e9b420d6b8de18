def longest_rising_run(metric):
    def best(i, last):
        while i < len(metric) and not (last is None or metric[i] > metric[last]):
            i += 1
        if i == len(metric):
            return []
        without = best(i + 1, last)
        if metric[i] != metric[i]:
            return without
        return max([i] + best(i + 1, i), without, key=len)

    return best(0, None)
