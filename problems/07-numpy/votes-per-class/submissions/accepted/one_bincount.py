np.bincount((labels + k * np.arange(len(labels))[:, None])[labels >= 0], minlength=len(labels) * k).reshape(len(labels), k)
