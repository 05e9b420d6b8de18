import numpy as np


def descend(x, y, start, rates, beta):
    gradient = x.T @ (x @ start - y) / len(y)
    weights = start
    velocity = np.zeros_like(start)
    trajectory = [start]
    for step, rate in enumerate(rates, 1):
        velocity = beta * velocity + (1 - beta) * gradient
        weights = weights - rate * velocity / (1 - beta**step)
        trajectory.append(weights)
    return np.array(trajectory)
