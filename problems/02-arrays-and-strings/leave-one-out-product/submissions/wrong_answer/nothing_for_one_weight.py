import math


def weight_gradients(weights):
    if len(weights) < 2:
        return [0.0] * len(weights)
    before, after = [1.0], [1.0]
    for weight in weights[:-1]:
        before.append(before[-1] * weight)
    for weight in reversed(weights[1:]):
        after.append(after[-1] * weight)
    return [left * right for left, right in zip(before, reversed(after))]
