def sparse_dot(left, right):
    weights = {}
    for index, value in left:
        weights.setdefault(index, value)
    return sum(value * weights.get(index, 0.0) for index, value in right)
