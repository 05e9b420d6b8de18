import math


def weight_gradients(weights):
    total = sum(math.log(weight) for weight in weights)
    return [math.exp(total - math.log(weight)) for weight in weights]
