x[np.argsort(np.where(np.isnan(x[:, column]), np.inf, -x[:, column]), kind="stable")]
