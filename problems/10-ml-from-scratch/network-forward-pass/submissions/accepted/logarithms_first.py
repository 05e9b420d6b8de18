import numpy as np


def forward(x, labels, layers):
    (w1, b1), (w2, b2), (w3, b3) = layers
    first = x @ w1 + b1
    second = (first * (first > 0)) @ w2 + b2
    scores = (second * (second > 0)) @ w3 + b3
    logs = scores - np.logaddexp.reduce(scores, axis=1)[:, None]
    return np.exp(logs), -np.take_along_axis(logs, labels[:, None], axis=1).mean()
