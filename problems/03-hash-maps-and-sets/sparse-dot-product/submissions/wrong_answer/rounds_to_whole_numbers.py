from collections import defaultdict


def sparse_dot(left, right):
    weights = defaultdict(int)
    for index, value in left:
        weights[index] += int(value)
    return sum(int(value) * weights[index] for index, value in right)
