(lambda m: m + np.log(np.exp(x - m[:, None]).sum(axis=1)))(np.maximum(x.max(axis=1), -1e6))
