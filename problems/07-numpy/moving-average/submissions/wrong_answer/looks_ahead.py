np.array([x[i:i + k].mean() for i in range(len(x))])
