import numpy as np


def scores(labels, predictions, classes):
    pairs = list(zip(labels.tolist(), predictions.tolist()))
    rows = []
    for c in range(classes):
        hits = sum(label == prediction == c for label, prediction in pairs)
        precision = hits / sum(prediction == c for _, prediction in pairs)
        recall = hits / sum(label == c for label, _ in pairs)
        rows.append((precision, recall, 2 * precision * recall / (precision + recall)))
    by_class = np.array(rows)
    return by_class, by_class[:, 2].mean(), (labels == predictions).mean()
