x[::-1][np.argsort(x[::-1, column], kind="stable")][::-1]
