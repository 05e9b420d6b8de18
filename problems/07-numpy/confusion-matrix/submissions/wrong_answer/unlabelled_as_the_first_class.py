np.bincount(np.maximum(truth, 0) * k + predicted, minlength=k * k).reshape(k, k)
