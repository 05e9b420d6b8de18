np.where(mask[:, :, None], x, 0).sum(axis=1) / (mask.sum(axis=1) + 1e-6)[:, None]
