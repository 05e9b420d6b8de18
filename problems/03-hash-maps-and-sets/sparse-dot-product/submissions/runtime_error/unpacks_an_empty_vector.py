from collections import defaultdict


def sparse_dot(left, right):
    weights = defaultdict(float)
    indices, values = zip(*left)
    for index, value in zip(indices, values):
        weights[index] += value
    return sum(value * weights[index] for index, value in right)
