from functools import cache


def checkpoints_to_average(gains):
    @cache
    def best(i):
        return 0.0 if i < 0 else max(best(i - 1), best(i - 2) + gains[i])

    chosen, i = [], len(gains) - 1
    while i >= 0:
        if best(i) > best(i - 1):
            chosen.append(i)
            i -= 1
        i -= 1
    return chosen[::-1]
