np.array([[((truth == i) & (predicted == j)).sum() for j in range(k)] for i in range(k)])
