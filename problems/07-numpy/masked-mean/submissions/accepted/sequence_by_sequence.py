np.array([row[real].sum(axis=0) / max(real.sum(), 1) for row, real in zip(x, mask)])
