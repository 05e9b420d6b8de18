sum(np.subtract.outer(p, q) ** 2 for p, q in zip(a.T, b.T))
