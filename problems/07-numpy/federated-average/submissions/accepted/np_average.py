np.average(params[counts > 0], axis=0, weights=counts[counts > 0])
