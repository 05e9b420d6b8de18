np.column_stack([np.interp(column, [a, b], [0, 1]) for column, a, b in zip(x.T, low, high)])
