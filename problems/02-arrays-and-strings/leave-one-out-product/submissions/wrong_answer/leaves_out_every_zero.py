def weight_gradients(weights):
    kept = [weight if weight else 1.0 for weight in weights]
    before, products = 1.0, []
    for weight in kept:
        products.append(before)
        before *= weight
    after = 1.0
    for at in range(len(kept) - 1, -1, -1):
        products[at] *= after
        after *= kept[at]
    if 0.0 not in weights:
        return products
    return [0.0 if weight else product for weight, product in zip(weights, products)]
