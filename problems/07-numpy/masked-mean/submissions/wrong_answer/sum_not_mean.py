np.where(mask[:, :, None], x, 0).sum(axis=1)
