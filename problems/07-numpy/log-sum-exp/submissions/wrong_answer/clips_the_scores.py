np.log(np.exp(np.clip(x, -700, 700)).sum(axis=1))
