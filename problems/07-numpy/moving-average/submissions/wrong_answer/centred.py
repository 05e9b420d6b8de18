np.array([x[max(i - k // 2, 0):i + (k + 1) // 2].mean() for i in range(len(x))])
