np.sum(x * w * y)
