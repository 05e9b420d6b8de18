import numpy as np


def loss(x, labels, layers):
    for at, (weights, bias) in enumerate(layers):
        x = x @ weights + bias
        if at < 2:
            x = np.maximum(x, 0.0)
    return (np.logaddexp.reduce(x, axis=1) - x[np.arange(len(x)), labels]).mean()


def gradients(x, labels, layers):
    step = 1e-4
    start = loss(x, labels, layers)
    found = []
    for pair in layers:
        slopes = []
        for numbers in pair:
            slope = np.empty_like(numbers)
            for at in np.ndindex(numbers.shape):
                kept = numbers[at]
                numbers[at] = kept + step
                slope[at] = (loss(x, labels, layers) - start) / step
                numbers[at] = kept
            slopes.append(slope)
        found.append(tuple(slopes))
    return found
