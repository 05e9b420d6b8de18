from math import isnan


def first_copies(columns: list[list[float]]) -> list[int]:
    first = {}
    copies = []
    for at, column in enumerate(columns):
        key = tuple(None if isnan(value) else value for value in column)
        copies.append(first.setdefault(key, at))
    return copies
