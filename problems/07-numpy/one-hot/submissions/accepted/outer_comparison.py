np.equal.outer(labels, np.arange(k)).astype(int)
