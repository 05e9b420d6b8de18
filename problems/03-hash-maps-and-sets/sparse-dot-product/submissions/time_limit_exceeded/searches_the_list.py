def sparse_dot(left, right):
    indices = []
    weights = []
    for index, value in left:
        if index in indices:
            weights[indices.index(index)] += value
        else:
            indices.append(index)
            weights.append(value)
    return sum(value * weights[indices.index(index)] for index, value in right if index in indices)
