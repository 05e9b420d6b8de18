import numpy as np


class BatchNorm:
    def __init__(self, features, momentum, epsilon):
        self.momentum = momentum
        self.epsilon = epsilon
        self.mean = np.zeros(features)
        self.variance = np.ones(features)

    def train(self, x):
        n = len(x)
        self.seen = getattr(self, "seen", 0) + 1
        mean = x.mean(axis=0)
        variance = x.var(axis=0)
        self.mean = self.mean + (mean - self.mean) / self.seen
        if n > 1:
            unbiased = variance * n / (n - 1)
            self.variance = self.variance + (unbiased - self.variance) / self.seen
        return (x - mean) / np.sqrt(variance + self.epsilon)

    def evaluate(self, x):
        return (x - self.mean) / np.sqrt(self.variance + self.epsilon)
