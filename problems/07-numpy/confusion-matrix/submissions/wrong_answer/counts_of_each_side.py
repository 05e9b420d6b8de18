np.outer(np.bincount(truth[truth >= 0], minlength=k), np.bincount(predicted[truth >= 0], minlength=k))
