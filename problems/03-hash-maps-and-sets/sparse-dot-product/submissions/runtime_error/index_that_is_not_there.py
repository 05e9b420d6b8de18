def sparse_dot(left, right):
    weights = {}
    for index, value in left:
        weights[index] = weights.get(index, 0.0) + value
    return sum(value * weights[index] for index, value in right)
