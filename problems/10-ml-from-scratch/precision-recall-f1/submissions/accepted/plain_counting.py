import numpy as np


def ratio(above, below):
    return above / below if below else 0.0


def scores(labels, predictions, classes):
    hits, predicted, there = [0] * classes, [0] * classes, [0] * classes
    for label, prediction in zip(labels.tolist(), predictions.tolist()):
        hits[label] += label == prediction
        there[label] += 1
        predicted[prediction] += 1
    rows = [(ratio(t, p), ratio(t, l), ratio(2 * t, p + l)) for t, p, l in zip(hits, predicted, there)]
    return np.array(rows), sum(row[2] for row in rows) / classes, ratio(sum(hits), len(labels))
