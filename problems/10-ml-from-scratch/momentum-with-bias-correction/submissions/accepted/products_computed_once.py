import numpy as np


def descend(x, y, start, rates, beta):
    curvature, pull = x.T @ x / len(x), x.T @ y / len(x)
    weights, velocity, kept = start.copy(), 0.0, 1.0
    trajectory = [start]
    for rate in rates:
        velocity = beta * velocity + (1 - beta) * (curvature @ weights - pull)
        kept *= beta
        weights -= rate / (1 - kept) * velocity
        trajectory.append(weights.copy())
    return np.stack(trajectory)
