np.where(mask[:, :, None], x, 0).sum(axis=1) / np.maximum(mask.sum(axis=1), 1)[:, None]
