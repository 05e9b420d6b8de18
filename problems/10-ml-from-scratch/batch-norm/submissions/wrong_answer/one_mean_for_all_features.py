import numpy as np


class BatchNorm:
    def __init__(self, features, momentum, epsilon):
        self.momentum = momentum
        self.epsilon = epsilon
        self.mean = np.zeros(features)
        self.variance = np.ones(features)

    def train(self, x):
        n = len(x)
        mean = x.mean()
        variance = x.var()
        self.mean = (1 - self.momentum) * self.mean + self.momentum * mean
        if n > 1:
            unbiased = variance * n / (n - 1)
            self.variance = (1 - self.momentum) * self.variance + self.momentum * unbiased
        return (x - mean) / np.sqrt(variance + self.epsilon)

    def evaluate(self, x):
        return (x - self.mean) / np.sqrt(self.variance + self.epsilon)
