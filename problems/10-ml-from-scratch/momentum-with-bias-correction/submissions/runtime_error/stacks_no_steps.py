import numpy as np


def descend(x, y, start, rates, beta):
    weights, velocity = start.copy(), np.zeros(len(start))
    after = []
    for step, rate in enumerate(rates):
        gradient = x.T @ (x @ weights - y) / len(x)
        velocity = beta * velocity + (1 - beta) * gradient
        weights = weights - rate * velocity / (1 - beta ** (step + 1))
        after.append(weights)
    return np.vstack([start, np.stack(after)])
