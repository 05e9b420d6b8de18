from math import exp, fsum, log

import numpy as np


def dense(inputs, weights, bias):
    return [fsum(value * row[unit] for value, row in zip(inputs, weights)) + bias[unit] for unit in range(len(bias))]


def forward(x, labels, layers):
    layers = [(weights.tolist(), bias.tolist()) for weights, bias in layers]
    probabilities, losses = [], []
    for sample, label in zip(x.tolist(), labels.tolist()):
        for weights, bias in layers[:2]:
            sample = [max(0.0, total) for total in dense(sample, weights, bias)]
        scores = dense(sample, *layers[2])
        top = max(scores)
        evidence = top + log(fsum(exp(score - top) for score in scores))
        probabilities.append([exp(score - evidence) for score in scores])
        losses.append(evidence - scores[label])
    return np.array(probabilities), fsum(losses) / len(losses)
