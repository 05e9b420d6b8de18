def sparse_dot(left, right):
    return sum(value * other for (_, value), (_, other) in zip(sorted(left), sorted(right)))
