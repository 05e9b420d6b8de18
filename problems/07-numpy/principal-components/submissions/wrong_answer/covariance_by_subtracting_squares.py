import numpy as np


def principal_components(x, k):
    n = len(x)
    mean = x.mean(axis=0)
    covariance = (x.T @ x - n * np.outer(mean, mean)) / (n - 1)
    variances, directions = np.linalg.eigh(covariance)
    return directions[:, ::-1][:, :k], variances[::-1][:k]
