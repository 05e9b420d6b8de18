np.array([x[i - k + 1:i + 1].mean() for i in range(len(x))])
