import math


def weight_gradients(weights):
    return [math.prod(other for other in weights if other != weight) for weight in weights]
