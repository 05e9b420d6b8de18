import numpy as np


def scores(labels, predictions, classes):
    hits = np.bincount(labels[labels == predictions], minlength=classes)
    predicted = np.bincount(predictions, minlength=classes)
    there = np.bincount(labels, minlength=classes)
    above = np.stack([hits, hits, 2 * hits], axis=1)
    below = np.stack([predicted, there, predicted + there], axis=1)
    by_class = above / np.maximum(below, 1)
    micro = 2 * hits.sum() / max(predicted.sum() + there.sum(), 1)
    precision, recall = by_class[:, 0].mean(), by_class[:, 1].mean()
    macro = 2 * precision * recall / (precision + recall) if hits.any() else 0.0
    return by_class, macro, micro
