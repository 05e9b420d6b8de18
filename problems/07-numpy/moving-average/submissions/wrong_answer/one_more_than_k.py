np.array([x[max(i - k, 0):i + 1].mean() for i in range(len(x))])
