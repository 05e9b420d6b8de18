def weight_gradients(weights):
    n = len(weights)
    before, after = [1.0] * n, [1.0] * n
    for at in range(n):
        before[at] = before[at - 1] * weights[at - 1]
    for at in range(n - 2, -1, -1):
        after[at] = after[at + 1] * weights[at + 1]
    return [left * right for left, right in zip(before, after)]
