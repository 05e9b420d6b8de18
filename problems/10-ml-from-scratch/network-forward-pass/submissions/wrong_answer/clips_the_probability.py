import numpy as np


def forward(x, labels, layers):
    hidden = x
    for weights, bias in layers[:-1]:
        hidden = np.maximum(hidden @ weights + bias, 0.0)
    weights, bias = layers[-1]
    scores = hidden @ weights + bias
    shifted = scores - scores.max(axis=1, keepdims=True)
    shares = np.exp(shifted)
    totals = shares.sum(axis=1, keepdims=True)
    probabilities = shares / totals
    losses = -np.log(np.clip(probabilities[np.arange(len(x)), labels], 1e-15, 1.0))
    return probabilities, losses.mean()
