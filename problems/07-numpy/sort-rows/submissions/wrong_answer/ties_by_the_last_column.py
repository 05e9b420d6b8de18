x[np.lexsort((x[:, -1], -x[:, column]))]
