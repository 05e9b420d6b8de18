import math


def weight_gradients(weights):
    zeros = weights.count(0.0)
    total = math.prod(weight for weight in weights if weight)
    if zeros > 1:
        return [0.0] * len(weights)
    if zeros == 1:
        return [0.0 if weight else total for weight in weights]
    return [total / weight for weight in weights]
