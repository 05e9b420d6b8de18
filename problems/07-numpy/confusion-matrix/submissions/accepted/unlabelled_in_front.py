np.bincount((truth + 1) * k + predicted, minlength=(k + 1) * k).reshape(k + 1, k)[1:]
