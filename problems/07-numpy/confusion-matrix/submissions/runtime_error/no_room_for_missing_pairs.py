np.bincount((truth * k + predicted)[truth >= 0]).reshape(k, k)
