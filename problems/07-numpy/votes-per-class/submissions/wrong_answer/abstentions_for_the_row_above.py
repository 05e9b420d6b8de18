np.bincount(np.maximum(labels + k * np.arange(len(labels))[:, None], 0).ravel(), minlength=len(labels) * k).reshape(-1, k)
