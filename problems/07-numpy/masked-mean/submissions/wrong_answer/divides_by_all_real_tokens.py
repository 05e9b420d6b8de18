np.where(mask[:, :, None], x, 0).sum(axis=1) / max(mask.sum(), 1)
