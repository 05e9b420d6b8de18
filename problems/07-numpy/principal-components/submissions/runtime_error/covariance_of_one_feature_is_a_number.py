import numpy as np


def principal_components(x, k):
    variances, directions = np.linalg.eigh(np.cov(x, rowvar=False))
    return directions[:, ::-1][:, :k], variances[::-1][:k]
