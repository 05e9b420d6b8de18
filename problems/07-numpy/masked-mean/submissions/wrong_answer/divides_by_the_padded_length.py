np.where(mask[:, :, None], x, 0).mean(axis=1)
