((b[:, None, :] - a) ** 2).sum(axis=2)
