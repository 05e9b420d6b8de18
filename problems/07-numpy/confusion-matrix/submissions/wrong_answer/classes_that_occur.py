np.array([[((truth == i) & (predicted == j)).sum() for j in np.unique(predicted)] for i in np.unique(truth[truth >= 0])])
