from itertools import zip_longest


def merge_hits(first, second):
    return [hit for pair in zip_longest(first, second) for hit in pair if hit is not None]
