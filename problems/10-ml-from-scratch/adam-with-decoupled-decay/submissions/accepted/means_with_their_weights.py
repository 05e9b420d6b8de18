import numpy as np


def adam(start, gradients, rate, betas, epsilon, decay):
    trajectory = np.empty((len(gradients) + 1, len(start)))
    trajectory[0] = start
    betas = np.array(betas)[:, None]
    sums, weight = np.zeros((2, len(start))), np.zeros((2, 1))
    for step, gradient in enumerate(gradients.astype(float)):
        sums = betas * sums + np.stack([gradient, gradient * gradient])
        weight = betas * weight + 1
        first, second = sums / weight
        shrunk = (1 - rate * decay) * trajectory[step]
        trajectory[step + 1] = shrunk - rate * first / (np.sqrt(second) + epsilon)
    return trajectory
