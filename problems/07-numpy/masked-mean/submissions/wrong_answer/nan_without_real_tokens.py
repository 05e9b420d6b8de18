np.where(mask[:, :, None], x, 0).sum(axis=1) / mask.sum(axis=1)[:, None]
