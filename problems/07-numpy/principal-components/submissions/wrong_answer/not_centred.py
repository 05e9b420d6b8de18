import numpy as np


def principal_components(x, k):
    centred = x
    _, singular_values, directions = np.linalg.svd(centred, full_matrices=False)
    variances = singular_values**2 / (len(x) - 1)
    return directions[:k].T, variances[:k]
