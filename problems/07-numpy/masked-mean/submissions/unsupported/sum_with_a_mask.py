x.sum(axis=1, where=mask[:, :, None]) / np.maximum(mask.sum(axis=1, keepdims=True), 1)
