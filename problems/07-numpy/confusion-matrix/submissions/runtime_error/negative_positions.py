np.bincount(truth * k + predicted, minlength=k * k).reshape(k, k)
