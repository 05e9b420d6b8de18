np.array([sorted(x).index(v) * k // len(x) for v in x])
