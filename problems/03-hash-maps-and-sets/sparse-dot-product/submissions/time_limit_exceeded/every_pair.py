def sparse_dot(left, right):
    total = 0.0
    for index, value in left:
        for other, weight in right:
            if index == other:
                total += value * weight
    return total
