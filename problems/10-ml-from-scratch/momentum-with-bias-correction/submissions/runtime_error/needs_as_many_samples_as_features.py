import numpy as np


def descend(x, y, start, rates, beta):
    trajectory = [start]
    velocity = np.zeros_like(start)
    for step, rate in enumerate(rates, 1):
        gradient = x @ (x @ trajectory[-1] - y) / len(y)
        velocity = beta * velocity + (1 - beta) * gradient
        trajectory.append(trajectory[-1] - rate * velocity / (1 - beta**step))
    return np.array(trajectory)
