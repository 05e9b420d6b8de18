from collections import defaultdict


def sparse_dot(left, right):
    weights = defaultdict(float)
    for index, value in set(left):
        weights[index] += value
    return sum(value * weights[index] for index, value in set(right))
