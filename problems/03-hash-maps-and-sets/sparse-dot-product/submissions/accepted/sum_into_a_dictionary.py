from collections import defaultdict


def sparse_dot(left: list[tuple[int, float]], right: list[tuple[int, float]]) -> float:
    weights = defaultdict(float)
    for index, value in left:
        weights[index] += value
    return sum(value * weights.get(index, 0.0) for index, value in right)
