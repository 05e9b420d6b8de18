import math


def weight_gradients(weights):
    return [math.prod(weights[:at]) * math.prod(weights[at + 1 :]) for at in range(len(weights))]
