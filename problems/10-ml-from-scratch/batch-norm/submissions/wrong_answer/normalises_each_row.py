import numpy as np


class BatchNorm:
    def __init__(self, features, momentum, epsilon):
        self.momentum = momentum
        self.epsilon = epsilon
        self.mean = np.zeros(features)
        self.variance = np.ones(features)

    def train(self, x):
        n = len(x)
        mean = x.mean(axis=1, keepdims=True)
        variance = x.var(axis=1, keepdims=True)
        self.mean = (1 - self.momentum) * self.mean + self.momentum * x.mean(axis=0)
        if n > 1:
            unbiased = x.var(axis=0, ddof=1)
            self.variance = (1 - self.momentum) * self.variance + self.momentum * unbiased
        return (x - mean) / np.sqrt(variance + self.epsilon)

    def evaluate(self, x):
        return (x - self.mean) / np.sqrt(self.variance + self.epsilon)
