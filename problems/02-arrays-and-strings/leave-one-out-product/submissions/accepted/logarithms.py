import math


def weight_gradients(weights):
    zeros = weights.count(0.0)
    total = math.fsum(math.log(abs(weight)) for weight in weights if weight)
    negative = sum(weight < 0 for weight in weights)
    gradients = []
    for weight in weights:
        if zeros - (weight == 0) > 0:
            gradients.append(0.0)
            continue
        size = math.exp(total - math.log(abs(weight))) if weight else math.exp(total)
        gradients.append(-size if (negative - (weight < 0)) % 2 else size)
    return gradients
