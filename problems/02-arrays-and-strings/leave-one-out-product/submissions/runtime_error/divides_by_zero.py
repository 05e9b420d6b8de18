import math


def weight_gradients(weights):
    total = math.prod(weights)
    return [total / weight for weight in weights]
