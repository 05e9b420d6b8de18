np.array(list(itertools.accumulate((m - a for m, a in zip(itertools.accumulate(v, max), v)), max)))
