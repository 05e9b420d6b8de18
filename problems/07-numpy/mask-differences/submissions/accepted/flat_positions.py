(lambda p: np.column_stack([p // truth.shape[1], p % truth.shape[1]]))(np.flatnonzero((truth ^ predicted) > void))
