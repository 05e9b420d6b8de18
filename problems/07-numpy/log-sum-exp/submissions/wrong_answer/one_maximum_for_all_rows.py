x.max() + np.log(np.exp(x - x.max()).sum(axis=1))
