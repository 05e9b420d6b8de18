np.array([(i, j) for i in range(truth.shape[0]) for j in range(truth.shape[1]) if truth[i, j] != predicted[i, j] and not void[i, j]])
