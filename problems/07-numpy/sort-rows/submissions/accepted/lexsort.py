x[np.lexsort((np.arange(len(x)), -x[:, column]))]
