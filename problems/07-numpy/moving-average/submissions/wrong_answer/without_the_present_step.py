np.array([x[max(i - k, 0):i].mean() if i else x[0] for i in range(len(x))])
