np.maximum.accumulate(np.array([v[:j + 1].max() - v[j] for j in range(len(v))]))
