(-scores).ravel().argsort(kind="stable")[: scores.shape[0] * k].reshape(-1, k)
