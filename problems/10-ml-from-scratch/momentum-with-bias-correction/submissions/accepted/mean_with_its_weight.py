import numpy as np


def descend(x, y, start, rates, beta):
    trajectory = np.empty((len(rates) + 1, len(start)))
    trajectory[0] = start
    total, weight = np.zeros(len(start)), 0.0
    for step, rate in enumerate(rates):
        residuals = x @ trajectory[step] - y
        total = beta * total + (residuals[:, None] * x).mean(axis=0)
        weight = beta * weight + 1.0
        trajectory[step + 1] = trajectory[step] - rate * total / weight
    return trajectory
