from collections import defaultdict


def sparse_dot(left, right):
    weights = defaultdict(list)
    for index, value in left:
        weights[index].append(value)
    return sum(value * weight for index, value in right for weight in weights[index])
