import math


def weight_gradients(weights):
    zeros = weights.count(0.0)
    total = math.fsum(math.log(abs(weight)) for weight in weights if weight)
    gradients = []
    for weight in weights:
        if zeros - (weight == 0) > 0:
            gradients.append(0.0)
        else:
            gradients.append(math.exp(total - (math.log(abs(weight)) if weight else 0.0)))
    return gradients
