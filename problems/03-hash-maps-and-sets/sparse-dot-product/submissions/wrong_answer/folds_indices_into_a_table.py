def sparse_dot(left, right):
    size = 1 << 16
    table = [0.0] * size
    for index, value in left:
        table[index % size] += value
    return sum(value * table[index % size] for index, value in right)
