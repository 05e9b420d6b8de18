import numpy as np


def gradients(x, labels, layers):
    (w1, b1), (w2, b2), (w3, b3) = layers
    z1 = x @ w1 + b1
    h1 = np.maximum(z1, 0)
    z2 = h1 @ w2 + b2
    h2 = np.maximum(z2, 0)
    logs = h2 @ w3 + b3
    logs = logs - np.logaddexp.reduce(logs, axis=1)[:, None]

    marks = np.eye(labels.max() + 1)[labels]
    marks -= np.exp(logs)
    ds = marks / -len(x)
    dz2 = np.where(z2 > 0, ds @ w3.T, 0.0)
    dz1 = np.where(z1 > 0, dz2 @ w2.T, 0.0)
    ones = np.ones(len(x))
    return [(x.T @ dz1, ones @ dz1), (h1.T @ dz2, ones @ dz2), (h2.T @ ds, ones @ ds)]
