def sparse_dot(left, right):
    left, right = sorted(left), sorted(right)
    total = 0.0
    at = other = 0
    while at < len(left) and other < len(right):
        if left[at][0] == right[other][0]:
            total += left[at][1] * right[other][1]
            at += 1
            other += 1
        elif left[at][0] < right[other][0]:
            at += 1
        else:
            other += 1
    return total
