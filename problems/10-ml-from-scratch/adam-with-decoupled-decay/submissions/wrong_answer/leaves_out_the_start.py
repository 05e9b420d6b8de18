import numpy as np


def adam(start, gradients, rate, betas, epsilon, decay):
    beta1, beta2 = betas
    weights = start
    mean = np.zeros(len(start))
    square = np.zeros(len(start))
    trajectory = [start]
    for step, gradient in enumerate(gradients.astype(np.float64), 1):
        mean = beta1 * mean + (1 - beta1) * gradient
        square = beta2 * square + (1 - beta2) * gradient**2
        direction = mean / (1 - beta1**step)
        spread = np.sqrt(square / (1 - beta2**step))
        weights = weights - rate * (direction / (spread + epsilon) + decay * weights)
        trajectory.append(weights)
    return np.array(trajectory[1:])
