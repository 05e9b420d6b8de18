def weight_gradients(weights: list[float]) -> list[float]:
    gradients = []
    before = 1.0
    for weight in weights:
        gradients.append(before)
        before *= weight
    after = 1.0
    for at in range(len(weights) - 1, -1, -1):
        gradients[at] *= after
        after *= weights[at]
    return gradients
