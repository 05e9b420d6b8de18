def weight_gradients(weights):
    gradients = []
    for at in range(len(weights)):
        product = 1.0
        for other in range(len(weights)):
            if other != at:
                product *= weights[other]
        gradients.append(product)
    return gradients
