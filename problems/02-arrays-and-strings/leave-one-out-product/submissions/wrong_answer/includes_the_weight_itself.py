def weight_gradients(weights):
    gradients = []
    before = 1.0
    for weight in weights:
        before *= weight
        gradients.append(before)
    after = 1.0
    for at in range(len(weights) - 1, -1, -1):
        gradients[at] *= after
        after *= weights[at]
    return gradients
