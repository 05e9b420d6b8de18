import numpy as np


def scores(labels, predictions, classes):
    hits = np.bincount(labels[labels == predictions], minlength=classes)
    predicted = np.bincount(predictions, minlength=classes)
    there = np.bincount(labels, minlength=classes)
    above = np.stack([hits, hits, 2 * hits], axis=1)
    below = np.stack([predicted, there, predicted + there], axis=1)
    by_class = above / np.maximum(below, 1)
    by_class[:, 2] = by_class[:, :2].mean(axis=1)
    micro = 2 * hits.sum() / max(predicted.sum() + there.sum(), 1)
    return by_class, by_class[:, 2].mean(), micro
