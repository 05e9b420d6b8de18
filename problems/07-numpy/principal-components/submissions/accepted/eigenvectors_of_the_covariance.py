import numpy as np


def principal_components(x, k):
    centred = x - x.mean(axis=0)
    covariance = centred.T @ centred / (len(x) - 1)
    variances, directions = np.linalg.eigh(covariance)
    order = np.argsort(-variances)[:k]
    return directions[:, order], variances[order]
