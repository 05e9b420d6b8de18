from itertools import product
from math import inf, log


def most_likely_tags(start, follow, emit, tokens):
    def ln(p):
        return log(p) if p > 0 else -inf

    def log_of(path):
        return sum(
            ln(start[tag] if at == 0 else follow[path[at - 1]][tag]) + ln(emit[tag][tokens[at]])
            for at, tag in enumerate(path)
        )

    best = max(product(range(len(start)), repeat=len(tokens)), key=log_of)
    return None if log_of(best) == -inf else list(best)
