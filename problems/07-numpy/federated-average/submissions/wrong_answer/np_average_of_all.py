np.average(params, axis=0, weights=counts)
