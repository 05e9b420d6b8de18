np.stack([(labels == j).sum(axis=1) for j in range(k)], axis=1)
