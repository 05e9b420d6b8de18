np.where(mask[:, :, None], 0, x).sum(axis=1) / np.maximum((~mask).sum(axis=1), 1)[:, None]
