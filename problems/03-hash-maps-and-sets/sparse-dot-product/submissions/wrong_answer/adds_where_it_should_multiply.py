from collections import Counter


def sparse_dot(left, right):
    weights = Counter()
    for index, value in left:
        weights[index] += value
    return sum(value + weights[index] for index, value in right if index in weights)
