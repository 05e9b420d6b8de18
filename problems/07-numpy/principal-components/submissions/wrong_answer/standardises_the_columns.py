import numpy as np


def principal_components(x, k):
    centred = (x - x.mean(axis=0)) / np.maximum(x.std(axis=0), 1e-12)
    _, singular_values, directions = np.linalg.svd(centred, full_matrices=False)
    variances = singular_values**2 / (len(x) - 1)
    return directions[:k].T, variances[:k]
