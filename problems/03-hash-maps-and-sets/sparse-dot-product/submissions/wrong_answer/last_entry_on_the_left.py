def sparse_dot(left, right):
    weights = dict(left)
    return sum(value * weights.get(index, 0.0) for index, value in right)
