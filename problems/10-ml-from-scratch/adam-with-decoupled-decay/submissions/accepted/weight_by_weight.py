from math import sqrt

import numpy as np


def adam(start, gradients, rate, betas, epsilon, decay):
    beta1, beta2 = betas
    trajectory = np.zeros((len(gradients) + 1, len(start)))
    for j in range(len(start)):
        weight, m, v = float(start[j]), 0.0, 0.0
        trajectory[0, j] = weight
        left1 = left2 = 1.0
        for t in range(len(gradients)):
            g = float(gradients[t, j])
            m += (1 - beta1) * (g - m)
            v += (1 - beta2) * (g * g - v)
            left1 *= beta1
            left2 *= beta2
            step = m / (1 - left1) / (sqrt(v / (1 - left2)) + epsilon)
            weight -= rate * (step + decay * weight)
            trajectory[t + 1, j] = weight
    return trajectory
