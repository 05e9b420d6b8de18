x[np.argsort(-np.nan_to_num(x[:, column]), kind="stable")]
