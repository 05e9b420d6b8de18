from itertools import accumulate
from operator import mul


def weight_gradients(weights):
    before = accumulate(weights, mul, initial=1.0)
    after = list(accumulate(reversed(weights), mul, initial=1.0))
    after.pop()
    return [left * right for left, right in zip(before, reversed(after))]
