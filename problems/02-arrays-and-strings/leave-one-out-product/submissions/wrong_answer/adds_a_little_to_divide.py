import math


def weight_gradients(weights):
    total = math.prod(weight or 1e-12 for weight in weights)
    return [total / (weight or 1e-12) for weight in weights]
