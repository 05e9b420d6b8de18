def summed(entries):
    values = {}
    for index, value in entries:
        values[index] = values.get(index, 0.0) + value
    return values


def sparse_dot(left, right):
    left, right = summed(left), summed(right)
    return sum(left[index] * right[index] for index in left.keys() & right.keys())
