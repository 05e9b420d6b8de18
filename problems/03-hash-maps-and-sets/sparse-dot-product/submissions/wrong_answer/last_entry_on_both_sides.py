def sparse_dot(left, right):
    left, right = dict(left), dict(right)
    return sum(value * right.get(index, 0.0) for index, value in left.items())
