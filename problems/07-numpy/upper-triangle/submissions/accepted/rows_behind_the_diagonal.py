np.concatenate([row[i + 1:] for i, row in enumerate(s)])
