import numpy as np


def descend(x, y, start, rates, beta):
    weights = start
    velocity = np.zeros_like(start)
    trajectory = [start]
    for step, rate in enumerate(rates, 1):
        gradient = x.T @ (x @ weights - y) / len(y)
        velocity = beta * velocity + (1 - beta) * gradient
        weights = weights - rate * velocity / (1 - beta**step)
        trajectory.append(weights)
    return np.array(trajectory)
