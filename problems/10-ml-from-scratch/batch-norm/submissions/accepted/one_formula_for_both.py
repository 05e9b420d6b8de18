import numpy as np


class BatchNorm:
    def __init__(self, features, momentum, epsilon):
        self.share, self.epsilon = momentum, epsilon
        self.memory = np.array([[0.0] * features, [1.0] * features])

    def normalise(self, x, mean, variance):
        return (x - mean) * (variance + self.epsilon) ** -0.5

    def train(self, x):
        centre = x[0] + (x - x[0]).mean(axis=0)
        squares = np.square(x - centre).sum(axis=0)
        self.memory[0] += self.share * (centre - self.memory[0])
        if x.shape[0] >= 2:
            self.memory[1] += self.share * (squares / (x.shape[0] - 1) - self.memory[1])
        return self.normalise(x, centre, squares / x.shape[0])

    def evaluate(self, x):
        return self.normalise(x, *self.memory)
