from collections import defaultdict


def sparse_dot(left, right):
    weights = defaultdict(float)
    for index, value in left:
        weights[index] += value
    return sum(value * weights[index] for index, value in right if weights[index] > 0)
