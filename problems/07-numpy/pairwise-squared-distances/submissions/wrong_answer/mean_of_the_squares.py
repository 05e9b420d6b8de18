((a[:, None, :] - b) ** 2).mean(axis=2)
