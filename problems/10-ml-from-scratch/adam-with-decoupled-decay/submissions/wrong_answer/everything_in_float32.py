import numpy as np


def adam(start, gradients, rate, betas, epsilon, decay):
    beta1, beta2 = betas
    weights = start.astype(np.float32)
    mean = np.zeros(len(start), dtype=np.float32)
    square = np.zeros(len(start), dtype=np.float32)
    trajectory = [start]
    for step, gradient in enumerate(gradients, 1):
        mean = beta1 * mean + (1 - beta1) * gradient
        square = beta2 * square + (1 - beta2) * gradient**2
        direction = mean / (1 - beta1**step)
        spread = np.sqrt(square / (1 - beta2**step))
        weights = weights - rate * (direction / (spread + epsilon) + decay * weights)
        trajectory.append(weights)
    return np.array(trajectory)
