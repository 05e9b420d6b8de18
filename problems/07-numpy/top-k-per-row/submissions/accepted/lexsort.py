np.array([np.lexsort((np.arange(len(row)), -row))[:k] for row in scores])
